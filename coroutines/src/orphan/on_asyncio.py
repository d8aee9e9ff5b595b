"""On asyncio: cancelling a task cancels what it awaits, even another task."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def cancel_parent():
    parent = asyncio.create_task(watch("parent", await_child()))
    await asyncio.sleep(seconds(2.5))
    parent.cancel()
    try:
        await parent
    except asyncio.CancelledError:
        say("parent cancelled")
    # Enough time for the child to finish, if something polls it.
    for page in [1, 2, 3]:
        await asyncio.sleep(seconds(1))
        say(f"read page {page}")


async def await_child():
    child = asyncio.create_task(watch("child", do_homework()))
    await watch("handle", child)
    say("well done")


async def do_homework():
    for state in ["begun", "half", "most", "done"]:
        await asyncio.sleep(seconds(1))
        say(state)


asyncio.run(watch("main", cancel_parent()))
