"""On asyncio: `create_task` spawns a task."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def main():
    await watch("in a row", in_a_row())
    await watch("as tasks", as_tasks())


async def in_a_row():
    await watch("hello", say_after(1, "hello"))
    await watch("world", say_after(2, "world"))


async def as_tasks():
    hello = asyncio.create_task(watch("hello task", say_after(1, "hello")))
    world = asyncio.create_task(watch("world task", say_after(2, "world")))
    await hello
    await world


async def say_after(delay, what):
    await asyncio.sleep(seconds(delay))
    say(what)


asyncio.run(main())
