"""On asyncio: awaiting a task gives its value, or raises its exception."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def squares():
    one = asyncio.create_task(watch("square 1", square(1)))
    say(await one)

    three = [
        asyncio.create_task(watch(f"square {x}", square(x))) for x in [2, 3, 4]
    ]
    for task in three:
        say(await task)


async def square(x):
    await asyncio.sleep(seconds(1))
    say(f"end square {x}")
    return x * x


asyncio.run(watch("main", squares()))
