"""On asyncio: each turn of the loop makes a new timer, and cancels it."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def main():
    letters = asyncio.Queue(1)
    sender = asyncio.create_task(watch("sender", send(letters)))
    await watch("clerk", collect(letters))
    sender.cancel()


async def send(letterbox):
    while True:
        await asyncio.sleep(seconds(0.3))
        await letterbox.put("letter")


async def collect(letters):
    count = 0
    while count < 8:
        van = asyncio.create_task(watch("van", asyncio.sleep(seconds(2))))
        letter = asyncio.create_task(letters.get())
        first = asyncio.FIRST_COMPLETED
        await asyncio.wait([letter, van], return_when=first)
        if not letter.done():
            break
        count += 1
        van.cancel()
        await asyncio.wait([van])
    say("off with", count, "letters")


asyncio.run(main())
