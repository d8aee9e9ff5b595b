"""On asyncio: before Python 3.12 or without pidfd, a thread waits for each."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def start_and_join():
    say("parent: process", os.getpid())
    children = []
    for name in ["Asia", "America", "Europe", "Africa"]:
        children.append(watch(f"wait for {name}", join(await start(name))))
    await asyncio.gather(*children)


async def start(continent):
    work = seconds(4 if continent == "Asia" else 1)
    command = [sys.executable, "-c", PRINT_CONTINENT, continent, str(work)]
    return await asyncio.create_subprocess_exec(*command, stdout=PIPE)


async def join(child):
    line = await child.stdout.readline()
    await child.wait()
    say(line.decode().rstrip())


PRINT_CONTINENT = """
import os, sys, time

continent, work = sys.argv[1:]
time.sleep(float(work))
print(f"{continent}: process {os.getpid()}")
"""

asyncio.run(start_and_join())
