"""On asyncio: `readexactly` takes bytes from its reader only if there are all.

What has arrived stays in the reader, so a cancelled read loses nothing.
"""

import asyncio

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


async def main():
    accepted = asyncio.Queue()
    office = await asyncio.start_server(
        lambda *pair: accepted.put_nowait(pair), "127.0.0.1"
    )
    address = office.sockets[0].getsockname()
    _, there = await asyncio.open_connection(*address)
    here, writer = await accepted.get()
    bell = asyncio.Queue()
    sender = asyncio.create_task(watch("sender", send(there, bell)))
    await watch("receiver", listen(here, bell))
    await sender
    for end in [writer, there, office]:
        end.close()


async def send(wire, bell):
    await asyncio.sleep(seconds(1))
    say("tele")
    wire.write(b"tele")
    await asyncio.sleep(seconds(1))
    bell.put_nowait(None)
    await asyncio.sleep(seconds(1))
    say("grampostcard")
    wire.write(b"grampostcard")


async def listen(wire, bell):
    while True:
        read = asyncio.create_task(watch("read", wire.readexactly(8)))
        ring = asyncio.create_task(watch("bell", bell.get()))
        first = asyncio.FIRST_COMPLETED
        await asyncio.wait([read, ring], return_when=first)
        if read.done():
            break
        read.cancel()
        await asyncio.wait([read])
        say("I am here")
    say("got", read.result().decode())


asyncio.run(main())
