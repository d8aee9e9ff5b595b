"""On asyncio: a timeout raises `CancelledError` in the chat, and `finally` can
await."""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def phone():
    line = asyncio.Queue(1)
    grandma = asyncio.create_task(watch("grandma", listen(line)))
    try:
        await asyncio.wait_for(watch("chat", chat(line)), seconds(1))
    except asyncio.TimeoutError:
        pass
    await grandma


async def chat(line):
    try:
        await line.put("hello")
        await asyncio.sleep(seconds(60))
    finally:
        await watch("goodbye", line.put("goodbye"))


async def listen(words):
    word = None
    while word != "goodbye":
        word = await words.get()
        say(word)


asyncio.run(watch("main", phone()))
