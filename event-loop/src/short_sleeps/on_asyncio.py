"""On asyncio: epoll counts milliseconds; a sleep of 0 ms yields once."""

import asyncio

try:
    from side_by_side import number, watch
except ImportError:  # Without the library, the program still runs.
    watch = lambda name, awaitable: awaitable
    number = lambda name, default: default


async def nap_often():
    """Naps of 0.1 ms, and then naps of no time at all."""
    for _ in range(number("naps", 100)):
        await watch("short", nap(0.0001))
    for _ in range(number("naps", 100)):
        await watch("zero", nap(0))


async def nap(length):
    await asyncio.sleep(length)


asyncio.run(nap_often())
