"""On asyncio: one thread runs the tasks and drives their timers."""

import asyncio
import time

try:
    from side_by_side import seconds, watch
except ImportError:  # Without the library, the program still runs.
    seconds, watch = float, lambda name, awaitable: awaitable


async def play():
    clocks = [
        asyncio.create_task(watch(f"clock {n}", tick())) for n in [1, 2, 3]
    ]
    hog = asyncio.create_task(watch("hog", hold()))
    await hog
    for clock in clocks:
        await clock


async def tick():
    for _ in range(3):
        await asyncio.sleep(seconds(2))


async def hold():
    """Blocks its thread, after a while."""
    await asyncio.sleep(seconds(1))
    time.sleep(seconds(4))


asyncio.run(watch("main", play()))
