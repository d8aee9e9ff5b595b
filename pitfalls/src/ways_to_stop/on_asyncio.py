"""On asyncio: to cancel a task cancels the child that it awaits, too."""

import asyncio
import os
import signal
import time

try:
    from side_by_side import say, seconds, watch
except ImportError:  # Without the library, the program still runs.
    say, seconds, watch = print, float, lambda name, awaitable: awaitable


def main():
    asyncio.run(watch("main", stop()))
    time.sleep(seconds(0.7))
    try:
        asyncio.run(interrupt())
    except KeyboardInterrupt:
        pass


async def interrupt():
    say("Ctrl-C")
    task = asyncio.create_task(watch("work", work()))
    await rest(0.4)
    os.kill(os.getpid(), signal.SIGINT)
    await task


async def stop():
    say("timeout")
    try:
        await asyncio.wait_for(watch("work", work()), seconds(0.4))
    except asyncio.TimeoutError:
        pass
    await rest(0.7)

    say("select")
    # What loses is not cancelled.
    task = asyncio.create_task(watch("work", work()))
    await asyncio.wait([task], timeout=seconds(0.4))
    await rest(0.7)

    say("drop handle")
    handle = asyncio.create_task(watch("work", work()))
    await rest(0.4)
    del handle
    await rest(0.7)

    say("cancel")
    handle = asyncio.create_task(watch("work", work()))
    await rest(0.4)
    handle.cancel()
    await rest(0.7)

    say("drop group")
    # A TaskGroup (Python 3.11) does the same when its body raises an error.
    group = asyncio.gather(watch("work", work()))
    await rest(0.4)
    group.cancel()
    await asyncio.wait([group])
    await rest(0.7)

    say("token")
    token = asyncio.Event()

    async def work_until_told():
        both = [asyncio.ensure_future(f) for f in (work(), token.wait())]
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        both[0].cancel()

    handle = asyncio.create_task(watch("work", work_until_told()))
    await rest(0.4)
    token.set()
    await rest(0.7)

    say("leave block_on")
    handle = asyncio.create_task(watch("work", work()))
    await rest(0.4)


async def work():
    await asyncio.create_task(watch("child", rest(0.8)))


async def rest(duration):
    await asyncio.sleep(seconds(duration))


main()
