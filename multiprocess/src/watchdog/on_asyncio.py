"""On asyncio: `wait_for` cancels the wait for a child; `kill` ends it."""

import asyncio
import sys
from asyncio.subprocess import PIPE

try:
    from side_by_side import say, seconds, watch
except ImportError:  # In a file of its own, the program runs as well.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def watch_over():
    work = watch("work", report(await start("work")))
    fail = watch("fail", report(await start("fail")))
    await asyncio.gather(work, fail, give_up("hung"), give_up("killed"))


async def start(part):
    command = [sys.executable, "-c", PLAY, part, str(seconds(1))]
    return await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE
    )


async def report(child):
    # `communicate` ends the input as well, from Python 3.12 on.
    output = await child.stdout.read()
    status = await child.wait()
    say(f"exit status: {status}, {output.decode()!r}")


async def give_up(name):
    child = await start(name)
    try:
        await asyncio.wait_for(watch(name, report(child)), seconds(2))
    except asyncio.TimeoutError:
        say(f"{name}: time is over")
    if name == "killed":
        child.kill()
    await asyncio.sleep(seconds(1))
    await watch(f"ask {name}", ask(child))
    # Until the loop has reaped it.
    await child.wait()


async def ask(child):
    # Ends the input, for which the child waits, and reads what it says then.
    child.stdin.close()
    answer = await child.stdout.read()
    say(f"still there: {answer.decode()}" if answer else "gone")


PLAY = """
import os, sys, time

part, second = sys.argv[1:]
if part == "work":
    time.sleep(float(second))
elif part == "fail":
    sys.exit(3)
else:  # It waits for input that does not come.
    sys.stdin.readline()
print("process", os.getpid(), end="")
"""

asyncio.run(watch("parent", watch_over()))
