"""On asyncio: one thread runs all games; the master's thinking blocks it."""

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
    """A blocking call: the master can think at only one board at a time."""
    time.sleep(seconds(0.2))


asyncio.run(play_all())
