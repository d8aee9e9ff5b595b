"""On asyncio: each stroke wakes the other task, on the same thread."""

import asyncio
import time

try:
    from side_by_side import figure, number, say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable
    number = lambda name, default: default
    figure = lambda name, value, unit: print(f"{name}: {value}")


async def play_match():
    await play_slowly()
    await play_fast()


async def play_slowly():
    left, right = lay_table()
    ping = asyncio.create_task(watch("ping", play(*left, 3, seconds(0.2))))
    pong = asyncio.create_task(watch("pong", play(*right, 3, seconds(0.2))))
    await ping
    await pong


async def play_fast():
    each = max(1, number("strokes", 100_000) // 4)
    fastest = float("inf")
    for half in [1, 2]:
        left, right = lay_table()
        began = time.monotonic()
        ping = asyncio.create_task(play(*left, each, 0))
        pong = asyncio.create_task(play(*right, each, 0))
        await ping
        await pong
        fastest = min(fastest, time.monotonic() - began)
        say(f"{half * 2 * each} strokes")
    figure("one switch", fastest * 1e9 / (2 * each), "ns")


def lay_table():
    """For each side: where the ball comes from, and where it goes."""
    at_left, at_right = asyncio.Queue(1), asyncio.Queue(1)
    at_left.put_nowait(None)
    return (at_left, at_right), (at_right, at_left)


async def play(ball, other, strokes, aim):
    for _ in range(strokes):
        await ball.get()
        if aim > 0:  # Blocks the thread, as a computation would.
            time.sleep(aim)
        await other.put(None)


asyncio.run(watch("match", play_match()))
