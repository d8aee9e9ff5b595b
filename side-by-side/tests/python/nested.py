import asyncio
from side_by_side import say, seconds, watch

async def outer():
    await watch("inner", asyncio.sleep(seconds(0.2)))
    await asyncio.sleep(seconds(0.2))

asyncio.run(watch("outer", outer()))
