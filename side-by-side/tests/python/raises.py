import asyncio
from side_by_side import watch

async def paint():
    raise ValueError('no paint is left')

asyncio.run(watch('paint', paint()))
