"""On asyncio: `as_completed` makes a task of each coroutine."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def ask_both():
    requests = [("near", [0.2]), ("far", [0.3] * 3)]
    replies = [ask(name, legs) for name, legs in requests]
    for reply in asyncio.as_completed(replies):
        say(await reply)
        await watch("write", asyncio.sleep(seconds(1.4)))


async def ask(name, legs):
    try:
        reply = watch(name, travel(legs))
        await asyncio.wait_for(reply, seconds(1.5))
        return f"{name} replied"
    except asyncio.TimeoutError:
        return f"{name} timed out"


async def travel(legs):
    for leg in legs:
        await asyncio.sleep(seconds(leg))


asyncio.run(watch("main", ask_both()))
