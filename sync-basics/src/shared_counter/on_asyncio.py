"""On asyncio: all tasks run on one thread, and share a dictionary."""

import asyncio

try:
    from side_by_side import number, say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable
    number = lambda name, default: default


count = {"slow": 0, "quick": 0}


async def count_visitors():
    visitors = range(1, number("visitors", 3) + 1)
    await asyncio.gather(*[watch(f"visitor {n}", visit()) for n in visitors])
    say(f"slow {count['slow']}, quick {count['quick']}")


async def visit():
    seen = count["slow"]
    await asyncio.sleep(seconds(1))
    count["slow"] = seen + 1
    say(f"{seen} + 1 = {seen + 1}")

    await asyncio.sleep(seconds(1))
    seen = count["quick"]
    count["quick"] = seen + 1
    say(f"{seen} + 1 = {seen + 1}")


asyncio.run(count_visitors())
