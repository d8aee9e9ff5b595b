"""On asyncio: `close` only forgets the task; Python destroys it later."""

import asyncio
import time

try:
    from side_by_side import say, seconds, watch, watch_call
except ImportError:  # Without the library, the program still runs.
    say, seconds = print, float
    watch = lambda name, awaitable: awaitable
    watch_call = lambda name, call, *args: call(*args)


def main():
    loop = asyncio.new_event_loop()
    short = loop.create_task(watch("short", work(1)))
    loop.create_task(watch("long", work(3)))

    loop.run_until_complete(watch("main", short))
    # Time for the long task to finish, if something still polls it.
    time.sleep(seconds(3))
    watch_call("close", loop.close)


async def work(n):
    say(f"needs {n} s")
    await asyncio.sleep(seconds(n))
    say(f"worked for {n} s")


main()
