"""On asyncio: each source is a task, and `wait` cancels none of them."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def look_for_novel():
    sources = ask_three(1)
    first = asyncio.FIRST_COMPLETED
    done, losers = await asyncio.wait(sources, return_when=first)
    say("first:", done.pop().result())

    for answer in asyncio.as_completed(ask_three(2)):
        say("next:", await answer)


def ask_three(time):
    sources = [("library", 2), ("shop", 1), ("friend", 3)]
    return [
        asyncio.create_task(watch(f"{who} {time}", ask(who, takes)))
        for who, takes in sources
    ]


async def ask(who, takes):
    await asyncio.sleep(seconds(takes))
    return who


asyncio.run(watch("reader", look_for_novel()))
