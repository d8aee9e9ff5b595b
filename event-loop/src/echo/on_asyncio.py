"""On asyncio: `start_server` spawns a task for each connection."""

import asyncio
import itertools

try:
    from side_by_side import number, seconds, watch
except ImportError:  # Without the library, the program still runs.
    seconds, watch = float, lambda name, awaitable: awaitable
    number = lambda name, default: default

MESSAGES = 10


async def serve_and_talk():
    clients = number("clients", 100)
    count = itertools.count(1)

    def connect(reader, writer):
        return watch(f"connection {next(count)}", echo(reader, writer))

    server = await asyncio.start_server(connect, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    serving = asyncio.create_task(watch("server", server.serve_forever()))
    talks = (watch(f"client {n + 1}", talk(port)) for n in range(clients))
    await asyncio.gather(*talks)
    serving.cancel()


async def echo(reader, writer):
    for _ in range(MESSAGES):
        message = await reader.readexactly(5)
        writer.write(message)
        await writer.drain()
    writer.close()
    await writer.wait_closed()


async def talk(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(MESSAGES):
        writer.write(b"hello")
        await writer.drain()
        await reader.readexactly(5)
        await asyncio.sleep(seconds(0.1))
    writer.close()
    await writer.wait_closed()


asyncio.run(serve_and_talk())
