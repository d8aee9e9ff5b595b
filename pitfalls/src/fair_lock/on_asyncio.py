"""On asyncio: an unlocked lock belongs to the task that has waited longest."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def main():
    phone = asyncio.Lock()
    ann = asyncio.create_task(watch("ann", talk(phone, 3)))
    ben = asyncio.create_task(watch("ben", talk(phone, 1)))
    await ann
    await ben


async def talk(phone, calls):
    for n in range(1, calls + 1):
        async with phone:
            say("call", n)
            await asyncio.sleep(seconds(0.5))


asyncio.run(main())
