import side_by_side, threading

side_by_side.THREADS_AT_MOST = 3
for n in range(9):
    call = lambda: side_by_side.watch_call(f"call {n}", lambda: None)
    thread = threading.Thread(target=call, name=f"thread {n}")
    thread.start()
    thread.join()
