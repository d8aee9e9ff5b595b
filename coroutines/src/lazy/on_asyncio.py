"""On asyncio: Python warns about the coffee, but only at run time."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def breakfast():
    tea = watch("tea", make("tea"))
    _coffee = watch("coffee", make("coffee"))
    say("called both")
    await asyncio.sleep(seconds(1))
    say("await the tea")
    await tea


async def make(drink):
    say("water on")
    await asyncio.sleep(seconds(1))
    say(f"{drink} is ready")


asyncio.run(watch("main", breakfast()))
