# After kinds.py: asyncio's own task, in Python, with its steps counted.
steps = {}

class Counted(asyncio.tasks._PyTask):
    def _Task__step(self, error=None):
        steps[self] = steps.get(self, 0) + 1
        super()._Task__step(error)

async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(
        lambda loop, coroutine, **options:
            Counted(coroutine, loop=loop, **options))
    for kind in ALL:
        counted = asyncio.create_task(watch(kind.__name__, kind()))
        await counted
        say(kind.__name__, steps[counted])

asyncio.run(main())
