"""On asyncio: `run` cancels the waiting tasks, then waits for the call."""

import asyncio
import time

try:
    from side_by_side import say, seconds, watch, watch_call
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable
    watch_call = lambda name, call, *args: call(*args)


async def leave_early():
    # The loop itself keeps only weak references to its tasks.
    reminder = asyncio.create_task(watch("reminder", remind()))
    call = asyncio.to_thread(watch_call, "save", save)
    saving = asyncio.create_task(call)
    await asyncio.sleep(seconds(1))
    say("bye")


async def remind():
    await asyncio.sleep(seconds(5))
    say("drink some water")


def save():
    time.sleep(seconds(3))
    say("saved")


asyncio.run(watch("main", leave_early()))
