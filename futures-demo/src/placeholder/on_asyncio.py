"""On asyncio: a task is a kind of future, and `done` checks it."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def look_until_done():
    placeholder = asyncio.create_task(watch("square", square(3)))
    while not placeholder.done():
        say("not yet")
        await asyncio.sleep(seconds(0.25))
    value = await watch("placeholder", placeholder)
    say(value)


async def square(x):
    await asyncio.sleep(seconds(0.8))
    return x * x


asyncio.run(watch("look", look_until_done()))
