from concurrent.futures import ThreadPoolExecutor
import time
from side_by_side import watch_queued_call

with ThreadPoolExecutor(max_workers=1) as pool:
    for name in ["first", "second"]:
        pool.submit(watch_queued_call(name, time.sleep, 0.05))
