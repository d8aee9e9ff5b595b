"""Each kind of await, as `async def KIND()`."""

import asyncio, sys
from side_by_side import say, seconds, watch

async def sleep():
    await asyncio.sleep(seconds(0.2))

async def yields():
    await asyncio.sleep(0)
    await asyncio.sleep(0)

async def task():
    await asyncio.create_task(watch("child", asyncio.sleep(seconds(0.2))))

async def future():
    future = asyncio.get_running_loop().create_future()
    other = asyncio.create_task(watch("keeper", keep(future)))
    assert await future == 7
    await other

async def keep(future):
    await asyncio.sleep(0)
    future.set_result(7)

async def gather():
    waits = [watch(f"wait {n}", asyncio.sleep(seconds(n / 5))) for n in [1, 2]]
    await asyncio.gather(*waits)

async def wait_for():
    try:
        late = watch("late", asyncio.sleep(seconds(60)))
        await asyncio.wait_for(late, seconds(0.2))
    except asyncio.TimeoutError:
        say("late")

async def queue():
    queue = asyncio.Queue()
    other = asyncio.create_task(watch("putter", put(queue)))
    assert await queue.get() == 1
    await other

async def put(queue):
    queue.put_nowait(1)

async def lock():
    lock = asyncio.Lock()
    await lock.acquire()
    other = asyncio.create_task(watch("second", enter(lock)))
    await asyncio.sleep(0)
    lock.release()
    await other

async def enter(lock):
    async with lock:
        pass

async def subprocess():
    code = "print(input() if False else 3)"
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    out, _ = await child.communicate()
    assert out.strip() == b"3"

async def executor():
    loop = asyncio.get_running_loop()
    assert await loop.run_in_executor(None, sum, [1, 2]) == 3

ALL = [sleep, yields, task, future, gather, wait_for, queue, lock, subprocess,
       executor]
