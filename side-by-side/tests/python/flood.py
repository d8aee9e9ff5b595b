import asyncio
from side_by_side import say, watch

async def flood():
    for _ in range(350_000):
        await asyncio.sleep(0)
    say("done")

asyncio.run(watch("flood", flood()))
