# After kinds.py.
async def main():
    for kind in ALL:
        await asyncio.create_task(watch(kind.__name__, kind()))

asyncio.run(main())
