"""On asyncio: `gather` makes a task of each coroutine, all on one thread."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def main():
    wall = watch("wall", paint_wall())
    novel = watch("novel", read_novel())
    await asyncio.gather(wall, novel)


async def paint_wall():
    for coat in ["first", "second"]:
        say(f"{coat} coat")
        await asyncio.sleep(seconds(2))
    say("dry")


async def read_novel():
    for chapter in [1, 2, 3, 4]:
        await asyncio.sleep(seconds(1))
        say(f"chapter {chapter}")


asyncio.run(main())
