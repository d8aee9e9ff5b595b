"""On asyncio: one thread runs all tasks and drives all timers."""

import asyncio
import time

try:
    from side_by_side import seconds, watch, watch_call
except ImportError:  # Without the library, the program still runs.
    seconds = float
    watch = lambda name, awaitable: awaitable
    watch_call = lambda name, call, *args: call(*args)


async def cook_dinner():
    async def cook():
        chop(1)

    cooks = [
        asyncio.create_task(watch(f"cook {n}", cook())) for n in range(1, 5)
    ]
    await tick(6)
    for task in cooks:
        await task
    # The same on a pool of threads.
    loop = asyncio.get_running_loop()
    helpers = [
        loop.run_in_executor(None, watch_call, f"helper {n}", chop, 2)
        for n in [1, 2]
    ]
    await tick(4)
    for helper in helpers:
        await helper


async def tick(times):
    for _ in range(times):
        await asyncio.sleep(seconds(0.5))


def chop(n):
    """Blocks its thread."""
    time.sleep(seconds(n))


asyncio.run(watch("stir", cook_dinner()))
