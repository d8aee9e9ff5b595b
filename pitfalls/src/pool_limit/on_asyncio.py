"""On asyncio: each call of the pool waits for another one, and holds its thread
meanwhile."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

try:
    from side_by_side import say, seconds, watch, watch_queued_call
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable
    watch_queued_call = lambda name, call, *args: lambda: call(*args)

pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="asyncio")


async def open_counters():
    loop = asyncio.get_running_loop()
    parcels = [
        loop.run_in_executor(pool, watch_queued_call(f"parcel {n}", send, n))
        for n in [1, 2]
    ]
    await asyncio.gather(*parcels)


def send(n):
    """Blocks its thread."""
    time.sleep(seconds(0.5))
    call = watch_queued_call(f"scale {n}", weigh)
    weight = pool.submit(call).result()
    say(f"{weight} g")


def weigh():
    time.sleep(seconds(0.5))
    return 300


asyncio.run(watch("main", open_counters()))
