import asyncio, threading, time
from side_by_side import say, seconds, watch, watch_call

def work(what):
    time.sleep(seconds(1))
    say(what)

async def start():
    call = asyncio.get_running_loop().run_in_executor
    call(None, watch_call, "pool", work, "done by the pool")
    threading.Thread(target=watch_call, args=("own", work, "done")).start()

loop = asyncio.new_event_loop()
loop.run_until_complete(start())
loop.close()
