import asyncio, signal
from side_by_side import watch, watch_call

def handle(*_):
    watch_call("handler", lambda: None)

async def work():
    pass

async def main():
    signal.signal(signal.SIGALRM, handle)
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.0005)
    for _ in range(3000):
        await watch("work", work())
    signal.setitimer(signal.ITIMER_REAL, 0)

asyncio.run(main())
