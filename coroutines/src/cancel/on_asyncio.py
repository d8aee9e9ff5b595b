"""On asyncio: `cancel` raises an error at the task's await point, where the
task could catch it. There is only one thread, so main cancels the dough
late."""

import asyncio
import time

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def cancel_both():
    cake = asyncio.create_task(watch("cake", bake()))
    await asyncio.sleep(seconds(1))
    say("cancel cake")
    cake.cancel()
    try:
        say(await watch("end of cake", cake))
    except asyncio.CancelledError as error:
        say(repr(error))

    dough = asyncio.create_task(watch("dough", knead()))
    await asyncio.sleep(seconds(1))
    say("cancel dough")
    dough.cancel()
    try:
        say(await watch("end of dough", dough))
    except asyncio.CancelledError as error:
        say(repr(error))


async def bake():
    try:
        await asyncio.sleep(seconds(2))
        return "a cake"
    finally:
        say("tidied up")


async def knead():
    try:
        # This blocks the thread: the task cannot be cancelled meanwhile.
        time.sleep(seconds(2))
        say("kneaded")
        await asyncio.sleep(seconds(1))
        return "a dough"
    finally:
        say("tidied up")


asyncio.run(watch("main", cancel_both()))
