"""On asyncio: `wait_for` cancels the coroutine that is too slow.

Differs: before Python 3.13 a queue cannot be closed; `None` marks the end.
"""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def main():
    to_clerk, to_other = asyncio.Queue(10), asyncio.Queue(10)
    await asyncio.gather(
        watch("postman", bring_letters(to_clerk, to_other)),
        watch("clerk", send_bundles(to_clerk)),
        watch("careful clerk", send_all(to_other)),
    )


async def bring_letters(to_clerk, to_other):
    for letter in [1, 2, 3, 4]:
        await asyncio.sleep(seconds(0.4))
        await to_clerk.put(letter)
        await to_other.put(letter)
    await to_clerk.put(None)
    await to_other.put(None)


async def send_bundles(letters):
    is_open = True
    while is_open:
        try:
            bundle = watch("bundle", collect(letters))
            bundle, is_open = await asyncio.wait_for(bundle, seconds(1))
            say("sent", bundle)
        except asyncio.TimeoutError:
            say("time is over")


async def collect(letters):
    bundle = []
    await fill(bundle, letters)
    return bundle, False


async def send_all(letters):
    is_open = True
    while is_open:
        bundle = []  # It outlives the coroutine that fills it.
        try:
            filling = watch("filling", fill(bundle, letters))
            await asyncio.wait_for(filling, seconds(1))
            is_open = False
        except asyncio.TimeoutError:
            pass  # The letters in the bundle are sent.
        say("sent", bundle)


async def fill(bundle, letters):
    while (letter := await letters.get()) is not None:
        say(letter)
        bundle.append(letter)


asyncio.run(main())
