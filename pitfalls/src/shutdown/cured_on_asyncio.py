"""On asyncio: `None` tells the cook to stop, and main awaits the cook."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def open():
    orders = asyncio.Queue()
    cook = asyncio.create_task(watch("cook", work(orders)))
    for order in ["soup", "fish", "pasta", "pie"]:
        await orders.put(order)
    # This is instead of Ctrl-C or SIGTERM.
    await watch("stop signal", asyncio.sleep(seconds(1)))
    say("stop")
    await orders.put(None)
    await cook


async def work(slips):
    while order := await slips.get():
        await asyncio.sleep(seconds(0.6))
        say(order)


asyncio.run(watch("main", open()))
