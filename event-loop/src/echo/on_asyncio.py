"""On asyncio: the loop makes a task of each connection by itself."""

import asyncio
import itertools

try:
    from side_by_side import number, seconds, watch
except ImportError:  # In a file of its own, the program runs as well.
    seconds = float
    number = lambda name, default: default
    watch = lambda name, awaitable: awaitable


MESSAGES = 10


async def serve_and_talk():
    clients = number("clients", 100)
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    address = server.sockets[0].getsockname()
    names = [f"client {n}" for n in range(1, clients + 1)]
    async with server:
        await asyncio.gather(*[watch(name, talk(*address)) for name in names])


connections = itertools.count(1)


def serve(reader, writer):
    return watch(f"connection {next(connections)}", echo(reader, writer))


async def echo(reader, writer):
    for _ in range(MESSAGES):
        message = await reader.readexactly(5)
        writer.write(message)
        await writer.drain()
    writer.close()


async def talk(host, port):
    reader, writer = await asyncio.open_connection(host, port)
    for _ in range(MESSAGES):
        writer.write(b"hello")
        await writer.drain()
        await reader.readexactly(5)
        await asyncio.sleep(seconds(0.1))
    writer.close()


asyncio.run(serve_and_talk())
