"""On asyncio: a thread, a task and a child process."""

import asyncio
import os
import sys
import threading
from asyncio.subprocess import PIPE

try:
    from side_by_side import say, watch, watch_call
except ImportError:  # Without the library, the program still runs.
    say, watch = print, lambda name, awaitable: awaitable
    watch_call = lambda name, call, *args: call(*args)


async def count():
    say_one = lambda: say(add_one())
    thread = threading.Thread(target=watch_call, args=["thread", say_one])
    thread.start()
    thread.join()

    async def task():
        say_one()

    await asyncio.create_task(watch("task", task()))
    await watch("child", ask_child())
    say(f"parent: {counter}")


async def ask_child():
    command = [sys.executable, "-c", ADD_ONE + "print(add_one())"]
    child = await asyncio.create_subprocess_exec(*command, stdout=PIPE)
    output, _ = await child.communicate()
    say(output.decode().rstrip())


# Each process has its own counter.
ADD_ONE = """
import os

counter = 0


def add_one():
    global counter
    counter += 1
    return f"process {os.getpid()}: {counter}"
"""
exec(ADD_ONE)

asyncio.run(watch("main", count()))
