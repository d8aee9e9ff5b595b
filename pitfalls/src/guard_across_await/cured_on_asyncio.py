"""On asyncio: `with` ends before the sleep."""

import asyncio
import threading

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable

till = threading.Lock()
coins = 0


async def main():
    await asyncio.gather(watch("ann", serve()), watch("ben", serve()))


async def serve():
    global coins
    with till:
        coins += 1
        say(f"coin {coins}")
    await asyncio.sleep(seconds(1))
    say("coffee")


asyncio.run(main())
