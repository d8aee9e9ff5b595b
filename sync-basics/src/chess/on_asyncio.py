"""On asyncio: the master is the main thread, which runs the event loop."""

import asyncio
import time

try:
    from side_by_side import number, say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable
    number = lambda name, default: default


MOVES = ["e4", "d4", "c4"]


async def play_all():
    boards = range(1, number("boards", 4) + 1)
    await asyncio.gather(*[watch(f"board {n}", play()) for n in boards])


async def play():
    for my_move in MOVES:
        think()
        say(my_move)
        # The opponent thinks.
        await asyncio.sleep(seconds(1))


def think():
    """Holds the master, who can make no other move meanwhile."""
    time.sleep(seconds(0.2))


asyncio.run(play_all())
