"""On asyncio: `wait_for` cancels the wait, and `kill` ends the child."""

import asyncio
import sys
from asyncio.subprocess import PIPE

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def watch_over():
    child = await start()
    try:
        await asyncio.wait_for(watch("killed", child.wait()), seconds(2))
    except asyncio.TimeoutError:
        say("killed: time is over")
    child.kill()
    await asyncio.sleep(seconds(1))
    child.stdin.close()
    await watch("ask killed", ask(child))
    # Until the loop has reaped the child.
    await child.wait()


async def start():
    command = [sys.executable, "-c", HANG]
    return await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE
    )


async def ask(child):
    answer = await child.stdout.read()
    say(f"still there: {answer.decode()}" if answer else "gone")


HANG = """
import os, sys

sys.stdin.readline()  # It waits for input that does not come.
print("process", os.getpid(), end="")
"""

asyncio.run(watch("parent", watch_over()))
