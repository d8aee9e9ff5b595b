"""On asyncio: `wait_for` wraps any coroutine."""

import asyncio
import subprocess
import sys
from subprocess import PIPE

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable

PARTS = ["style.css", "logo.png", "advert.js", "photo.jpg", "map.png"]


async def load_page():
    command = [sys.executable, "-c", SERVE, str(seconds(0.5)), *PARTS]
    servers = subprocess.Popen(command, stdin=PIPE, stdout=PIPE)
    ports = [int(servers.stdout.readline()) for _ in PARTS]
    loads = [watch(n, load(n, port)) for n, port in zip(PARTS, ports)]
    await asyncio.gather(*loads)
    servers.communicate()


async def load(name, port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET /{name} HTTP/1.1\r\n\r\n".encode())
    try:
        say(await asyncio.wait_for(get(reader), seconds(3)))
    except asyncio.TimeoutError:
        say("no answer")
    writer.close()


async def get(reader):
    answer = await reader.read()
    return answer.decode().partition("\r\n\r\n")[2]


# One server for each part, in one process; the advert's never answers.
SERVE = """
import os, socket, sys, time

needs, *parts = sys.argv[1:]
servers = [socket.create_server(("127.0.0.1", 0)) for _ in parts]
for server in servers:
    print(server.getsockname()[1], flush=True)
clients = [server.accept()[0] for server in servers]
for client in clients:
    client.recv(1000)
time.sleep(float(needs))
for part, client in zip(parts, clients):
    if part != "advert.js":
        body = f"process {os.getpid()}"
        client.sendall(f"HTTP/1.1 200 OK\\r\\n\\r\\n{body}".encode())
        client.close()
sys.stdin.read()
"""

asyncio.run(load_page())
