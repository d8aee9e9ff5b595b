"""On asyncio: the parent is the event loop, and each machine is a task."""

import asyncio
import time

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def do_chores():
    await asyncio.gather(
        watch("laundry", do_laundry()),
        watch("kids", watch_kids()),
        watch("checklist", balance_checklist()),
    )


async def do_laundry():
    await watch("washer", run_machine(1))
    work("moved")
    dryer = watch("dryer", run_machine(2))
    washer = watch("washer again", run_machine(1))
    await asyncio.gather(dryer, washer)


async def run_machine(hours):
    await asyncio.sleep(seconds(hours))


async def watch_kids():
    for look in ["play", "sleep"]:
        work(look)
        await asyncio.sleep(seconds(1))


async def balance_checklist():
    for line in ["rent", "school", "food"]:
        work(line)
        await asyncio.sleep(seconds(0.6))


def work(done):
    """Blocks the thread: the parent can do nothing else meanwhile."""
    time.sleep(seconds(0.2))
    say(done)


asyncio.run(do_chores())
