"""On asyncio: `sleep(0)` yields; the task goes to the end of the run queue."""

import asyncio
import time

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def play():
    players = [
        asyncio.create_task(watch(name, take_turns()))
        for name in ["Ann", "Ben", "Cleo"]
    ]
    for player in players:
        await player


async def take_turns():
    make_move("first")
    await asyncio.sleep(0)
    make_move("second")
    await asyncio.sleep(0)
    make_move("third")


def make_move(which):
    """Thinking blocks the thread."""
    time.sleep(seconds(0.25))
    say(which)


asyncio.run(watch("game", play()))
