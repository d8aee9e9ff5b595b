"""On asyncio: `gather` spawns a task for each coroutine."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def main():
    hello = watch("say_hello", say_hello())
    world = watch("say_world", say_world())
    await asyncio.gather(hello, world)


async def say_hello():
    await asyncio.sleep(seconds(1))
    say("Hello")


async def say_world():
    await asyncio.sleep(seconds(2))
    say("World")


asyncio.run(main())
