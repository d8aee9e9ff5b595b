"""On asyncio: `cancel` gives an error immediately, although the call runs
on."""

import asyncio
import time

try:
    from side_by_side import say, seconds, watch, watch_call
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable
    watch_call = lambda name, call, *args: call(*args)


async def cancel():
    call = asyncio.to_thread(watch_call, "copy", copy)
    handle = asyncio.create_task(call)
    await asyncio.sleep(seconds(0.6))
    handle.cancel()

    async def say_end():
        try:
            say(await handle)
        except asyncio.CancelledError as error:
            say(repr(error))

    await watch("handle", say_end())
    await asyncio.sleep(seconds(1.5))


def copy():
    """Blocks its thread."""
    for page in [1, 2, 3]:
        time.sleep(seconds(0.5))
        say(f"page {page}")
    return 3


asyncio.run(watch("main", cancel()))
