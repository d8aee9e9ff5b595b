"""On asyncio: a promise is a `Future`, and it has no sender to drop."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def order_two_cakes():
    await order("baker", True)
    await order("other baker", False)


async def order(baker, keeps_promise):
    promise = asyncio.get_running_loop().create_future()
    baker = asyncio.create_task(watch(baker, bake(promise, keeps_promise)))
    say("here is", await promise)
    await baker


async def bake(promise, keeps_promise):
    await asyncio.sleep(seconds(1))
    if keeps_promise:
        promise.set_result("a cake")
    else:
        # The guest still holds the future, and nothing wakes it.
        del promise
    # The baker cleans up; the guest does not wait for that.
    await asyncio.sleep(seconds(0.5))


asyncio.run(watch("guest", order_two_cakes()))
