"""On asyncio: a waiting task consists of several objects, as does its timer."""

import asyncio
import time
from resource import RUSAGE_SELF, getrusage

try:
    from side_by_side import figure, number, say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable
    number = lambda name, default: default
    figure = print


asleep = 0


async def open_hotel():
    for guest in [1, 2, 3]:
        asyncio.create_task(watch(f"guest {guest}", sleep_long()))
    await wait_until_asleep(3)

    # Fewer than in Rust, because Python creates tasks more slowly.
    guests = max(1, number("tasks", 20_000))
    # The largest memory until now, which Linux gives in kilobytes.
    before = getrusage(RUSAGE_SELF).ru_maxrss
    began = time.monotonic_ns()
    for guest in range(1, guests + 1):
        asyncio.create_task(sleep_long())
        if guest == guests // 2:
            say(f"{guest} came")
    came = time.monotonic_ns() - began
    await wait_until_asleep(3 + guests)
    say(f"{3 + guests} asleep")
    after = getrusage(RUSAGE_SELF).ru_maxrss

    figure("asleep", guests, "count")
    figure("one more", (after - before) * 1024 / guests, "bytes")
    figure("to make it", came / guests, "ns")


async def wait_until_asleep(guests):
    while asleep < guests:
        await asyncio.sleep(seconds(0.5))


async def sleep_long():
    global asleep
    asleep += 1
    await asyncio.sleep(seconds(3600))


asyncio.run(watch("hotel", open_hotel()))
