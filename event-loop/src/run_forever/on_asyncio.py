"""On asyncio: `run_forever` and `stop`, which our loop copies."""

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

    async def clock():
        for n in range(1, 7):
            await tick(n)
            if n % 3 == 0:
                loop.stop()

    task = loop.create_task(watch("clock", clock()))

    watch_call("run", loop.run_forever)
    watch_call("pause", time.sleep, seconds(2.5))
    watch_call("run again", loop.run_forever)
    loop.close()
    del task


async def tick(n):
    await asyncio.sleep(seconds(1))
    say(f"tick {n}")


main()
