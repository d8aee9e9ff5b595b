"""On asyncio: `wait` lets all tasks run, and returns those that are done."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def main():
    letters, parcels = line_up("l"), line_up("p")
    await watch("clerk", serve(letters, parcels))


def line_up(kind):
    line = asyncio.Queue()
    for _ in range(20):
        line.put_nowait(kind)
    return line


async def serve(letters, parcels):
    served = ""
    for _ in range(20):
        letter = asyncio.create_task(watch("letter", letters.get()))
        parcel = asyncio.create_task(watch("parcel", parcels.get()))
        first = asyncio.FIRST_COMPLETED
        done, _ = await asyncio.wait([letter, parcel], return_when=first)
        served += "".join(sorted(task.result() for task in done))
        await asyncio.sleep(seconds(0.1))
    say(served)


asyncio.run(main())
