"""On asyncio: `wait_for` only cancels the wait for the child."""

import asyncio
import sys
from asyncio.subprocess import PIPE

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def watch_over():
    fail = watch("fail", report(await start("--fail")))
    await asyncio.gather(fail, give_up(await start("--hang")))


async def start(part):
    command = [sys.executable, "-c", PLAY, part, str(seconds(1))]
    return await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE
    )


async def report(child):
    # From Python 3.12 on, `communicate` closes the input as well.
    status = await child.wait()
    say(f"exit status: {status}")


async def give_up(child):
    try:
        await asyncio.wait_for(watch("hung", report(child)), seconds(2))
    except asyncio.TimeoutError:
        say("hung: time is over")
    await asyncio.sleep(seconds(1))
    child.stdin.close()
    await watch("ask hung", ask(child))
    # Until the loop has reaped the child.
    await child.wait()


async def ask(child):
    answer = await child.stdout.read()
    say(f"still there: {answer.decode()}" if answer else "gone")


PLAY = """
import os, sys, time

part, work = sys.argv[1:]
if part == "--fail":
    time.sleep(float(work))
    sys.exit(3)
sys.stdin.readline()  # It waits for input that does not come.
print("process", os.getpid(), end="")
"""

asyncio.run(watch("parent", watch_over()))
