import asyncio
from side_by_side import watch

async def nested(n):
    if n > 0:
        await watch(f"lane {n}", nested(n - 1))

asyncio.run(nested(900))
