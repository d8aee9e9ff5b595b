"""On asyncio: the call itself asks a flag, after each page, whether to stop."""

import asyncio
import threading
import time

try:
    from side_by_side import say, seconds, watch, watch_call
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable
    watch_call = lambda name, call, *args: call(*args)


async def cancel():
    stop = threading.Event()
    call = asyncio.to_thread(watch_call, "copy", copy, stop)
    handle = asyncio.create_task(call)
    await asyncio.sleep(seconds(0.6))
    stop.set()

    async def say_end():
        try:
            say(await handle)
        except asyncio.CancelledError as error:
            say(repr(error))

    await watch("handle", say_end())
    await asyncio.sleep(seconds(1.5))


def copy(stop):
    """Blocks its thread."""
    for page in [1, 2, 3]:
        time.sleep(seconds(0.5))
        say(f"page {page}")
        if stop.is_set():
            say("stopped")
            return page
    return 3


asyncio.run(watch("main", cancel()))
