import asyncio
from side_by_side import say, watch

class Nameless:
    def __str__(self):
        raise ValueError("no name")

async def work():
    say("works")

async def main():
    coroutine = work()
    try:
        await watch(Nameless(), coroutine)
    except ValueError as error:
        say(error)
    await watch("work", coroutine)

asyncio.run(main())
