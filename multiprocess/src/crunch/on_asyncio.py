"""On asyncio: one thread runs all tasks.

Differs: the joined halves run in turn, because `gather` would make tasks.
"""

import asyncio
import sys
from asyncio.subprocess import PIPE

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def crunch():
    for n in [1, 2]:
        await watch(f"joined {n}", work())
    tasks = [
        asyncio.create_task(watch(f"task {n}", work())) for n in [1, 2]
    ]
    for task in tasks:
        await task
    await asyncio.gather(
        *(watch(f"process {n}", ask_child()) for n in [1, 2])
    )


async def work():
    say(count_primes(seconds(0.3)))


async def ask_child():
    source = f"{COUNT_PRIMES}print(count_primes({seconds(0.3)}))"
    command = [sys.executable, "-c", source]
    child = await asyncio.create_subprocess_exec(*command, stdout=PIPE)
    output, _ = await child.communicate()
    say(output.decode().rstrip())


# Computes for a while, and returns how many primes it has found. The parent
# and its children run the same source.
COUNT_PRIMES = """
import os
import time


def count_primes(seconds):
    worked, began, primes, n = 0.0, time.monotonic(), 0, 2
    while worked < seconds:
        primes += all(n % divisor for divisor in range(2, n))
        n = n % 1000 + 2
        # If it took longer, the thread was preempted.
        worked += min(time.monotonic() - began, 0.001)
        began = time.monotonic()
    return f"process {os.getpid()}: {primes} primes"
"""
exec(COUNT_PRIMES)

asyncio.run(watch("main", crunch()))
