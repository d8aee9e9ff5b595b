"""On asyncio: getting an item that is there never makes a task yield."""

import asyncio
import time

try:
    from side_by_side import number, say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable
    number = lambda name, default: default

letters_read = 0


async def open_office():
    letters = number("letters", 1000)
    mail = asyncio.Queue()
    for letter in range(letters):
        mail.put_nowait(letter)
    mail.put_nowait(None)
    clerk = asyncio.create_task(watch("clerk", read_all(mail)))
    visitor = asyncio.create_task(watch("visitor", take_turn()))
    await clerk
    await visitor


async def read_all(mail):
    global letters_read
    while await mail.get() is not None:
        time.sleep(seconds(0.002))
        letters_read += 1
    say("all read")


async def take_turn():
    say(f"my turn after {letters_read} letters")


asyncio.run(watch("office", open_office()))
