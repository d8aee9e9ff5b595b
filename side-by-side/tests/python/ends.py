import asyncio
from side_by_side import say, seconds, watch

async def raises():
    raise ValueError("no paint is left")

async def waits():
    try:
        await asyncio.sleep(seconds(60))
    finally:
        say("tidied up")

async def catches():
    try:
        await asyncio.sleep(seconds(60))
    except asyncio.CancelledError:
        say("caught")

async def main():
    never = watch("never", waits())
    never.close()
    tasks = [asyncio.create_task(watch(coroutine.__name__, coroutine()))
             for coroutine in [raises, waits, catches]]
    await asyncio.sleep(0)
    for task in tasks[1:]:
        task.cancel()
    say(await asyncio.gather(*tasks, return_exceptions=True))
    by_hand = watch("by hand", waits())
    by_hand.send(None)
    say("one step")
    by_hand.close()
    lost = watch("lost", waits())
    lost.send(None)
    del lost

asyncio.run(main())
