"""On asyncio: a running loop refuses to run again and raises an error."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def main():
    await asyncio.create_task(watch("cook", cook()))


async def cook():
    egg = asyncio.create_task(watch("egg", boil()))
    loop = asyncio.get_running_loop()
    loop.run_until_complete(watch("wait for egg", egg))
    say("served")


async def boil():
    await asyncio.sleep(seconds(1))
    say("boiled")


asyncio.run(watch("main", main()))
