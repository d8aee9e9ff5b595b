"""On asyncio: the ready queue is first in, first out."""

import asyncio
import time

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def let_in():
    guests = [
        asyncio.create_task(watch(f"guest {n}", order())) for n in range(1, 6)
    ]
    for guest in guests:
        await guest


async def order():
    """Serving blocks the thread."""
    time.sleep(seconds(0.5))
    say("served")


asyncio.run(watch("cafe", let_in()))
