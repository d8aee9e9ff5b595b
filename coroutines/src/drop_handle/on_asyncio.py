"""On asyncio: the task keeps running, but only because its timer refers to
it. The event loop has only a weak reference, so Python's manual says: keep
one."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def drop_handle():
    handle = watch("handle", asyncio.create_task(watch("laundry", wash())))
    await asyncio.sleep(seconds(1.5))
    del handle
    say("handle dropped")
    # Enough time for the laundry to finish, if something polls it.
    for page in [1, 2, 3]:
        await asyncio.sleep(seconds(1))
        say(f"read page {page}")


async def wash():
    for state in ["wet", "rinsed", "clean"]:
        await asyncio.sleep(seconds(1))
        say(state)


asyncio.run(watch("main", drop_handle()))
