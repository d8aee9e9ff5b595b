"""On asyncio: a `TaskGroup` cancels its other tasks, waits for their end, and
raises the errors as a group. Needs Python 3.11."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def plan():
    try:
        await watch("trip", book_trip())
    except Exception as problem:
        say(f"no trip: {problem}")
    await asyncio.sleep(seconds(2))


async def book_trip():
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(watch("flight", book_flight()))
        tasks.create_task(watch("hotel", book_hotel()))


async def book_flight():
    await asyncio.sleep(seconds(0.5))
    raise LookupError("no seats")


async def book_hotel():
    await asyncio.sleep(seconds(2))
    say("paid")


asyncio.run(watch("main", plan()))
