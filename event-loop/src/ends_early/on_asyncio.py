"""On asyncio: `run` cancels what waits, and then waits for what blocks."""

import asyncio
import time

try:
    from side_by_side import say, seconds, watch, watch_call
except ImportError:  # In a file of its own, the program runs as well.
    say, seconds = print, float
    watch = lambda name, awaitable: awaitable
    watch_call = lambda name, call, *args: call(*args)


async def leave_early():
    reminder = asyncio.create_task(watch("reminder", remind()))
    loop = asyncio.get_running_loop()
    saved = loop.run_in_executor(None, watch_call, "save", save)
    await asyncio.sleep(seconds(1))
    say("bye")
    # Until here, so that neither is lost before.
    del reminder, saved


async def remind():
    await asyncio.sleep(seconds(5))
    say("drink some water")


def save():
    time.sleep(seconds(3))
    say("saved")


asyncio.run(watch("main", leave_early()))
