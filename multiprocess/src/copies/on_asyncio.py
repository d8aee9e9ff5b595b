"""On asyncio: before Python 3.12 or without pidfd, a thread waits for each."""

import asyncio
import sys
from asyncio.subprocess import PIPE

try:
    from side_by_side import figure, number, say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable
    number = lambda name, default: default
    figure = lambda name, value, unit: print(f"{name}: {value}")


async def make_copies():
    count = number("copies", 10)
    alone = await watch("alone", finish(await start()))
    copies = [await start() for _ in range(count)]
    rounds = await asyncio.gather(
        *(watch(f"copy {n}", finish(c)) for n, c in enumerate(copies, 1))
    )
    figure("share, in %", sum(rounds) / alone * 100 / count, "count")


async def start():
    """It computes when its stdin is closed."""
    command = [sys.executable, "-c", COMPUTE, str(seconds(1))]
    return await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE
    )


async def finish(child):
    output, _ = await child.communicate(b"")
    say(output.decode().rstrip(), "rounds")
    return int(output)


COMPUTE = """
import sys, time

sys.stdin.read()
end, rounds = time.monotonic() + float(sys.argv[1]), 0
while time.monotonic() < end:
    assert all(1009 % divisor for divisor in range(2, 1009))
    rounds += 1
print(rounds)
"""

asyncio.run(make_copies())
