"""On asyncio: `put` into a queue without a size never waits."""

import asyncio

try:
    from side_by_side import figure, number, seconds, watch
except ImportError:  # Without the library, the program still runs.
    figure, seconds, watch = print, float, lambda name, awaitable: awaitable
    number = lambda name, default: default


async def work():
    letters = asyncio.Queue()
    postman = asyncio.create_task(watch("postman", deliver(letters)))
    clerk = asyncio.create_task(watch("clerk", sort(letters)))
    figure("letters waiting at most", await clerk, "count")
    await postman


async def deliver(tray):
    for letter in range(number("letters", 10)):
        await tray.put(letter)


async def sort(letters):
    most = 0
    for _ in range(number("letters", 10)):
        await letters.get()
        await asyncio.sleep(seconds(0.2))
        most = max(most, letters.qsize())
    return most


asyncio.run(watch("main", work()))
