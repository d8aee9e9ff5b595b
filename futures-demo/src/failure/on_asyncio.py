"""On asyncio: `await` raises the exception that the task raised."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def send_three():
    couriers = [
        asyncio.create_task(watch(what, deliver(what, takes)))
        for what, takes in [("letter", 1), ("piano", 2), ("parcel", 3)]
    ]
    for courier in couriers:
        # If the courier raised any other exception, this `await` raises it.
        try:
            say("it is", await courier)
        except LookupError as error:
            say("it came back:", error)
    say("all couriers have reported")


async def deliver(what, takes):
    await asyncio.sleep(seconds(takes))
    if what == "letter":
        return "in the box"
    if what == "parcel":
        raise LookupError("no one at home")
    raise RuntimeError("too heavy")


asyncio.run(watch("sender", send_three()))
