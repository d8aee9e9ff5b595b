"""Records an asyncio program for the stage, as `watch` does in Rust.

The stage runs it with the arguments PATH and SOURCE, and passes a file for
the events that `side-by-side/src/wire.rs` describes. The program finds the
functions below in the module `side_by_side`. Outside the stage, nothing is
recorded.
"""

import sys

if sys.version_info < (3, 9):
    version = sys.version.split()[0]
    sys.exit("side by side needs Python 3.9 or later; this is " + version)

import asyncio
import collections
import concurrent.futures.thread  # Else the first call on a thread is late.
import gc
import linecache
import os
import re
import stat
import struct
import threading
import time
import traceback
import types
import weakref

try:
    import resource
    import select
except ImportError:  # Windows
    resource = None

HEAD = b"side-by-side v1\n"
EVENT = struct.Struct("<QBBHHHQQ")
# Kinds of events.
BEGAN, THREAD, CREATED, POLL_BEGAN, POLL_ENDED, WOKEN, ENDED, SAID = range(1, 9)
FIGURE, NUMBER, USED, CUT, LEFT_OUT, LEFT = range(9, 15)
# After too many events only these are kept.
ALWAYS_KEPT = {ENDED, SAID, FIGURE, NUMBER, USED, CUT, LEFT_OUT, LEFT}
EVENTS_AT_MOST = 1_000_000
BYTES_AT_MOST = 100_000_000
TEXT_AT_MOST = 4096
THREADS_AT_MOST = 65535  # The others share the last number.
DROPPED, PANICKED = 1, 2

here = threading.local()  # .task: the one polled on this thread; .thread
tape = None


def watch(name, awaitable):
    """Gives an awaitable its own lane. Await it, or make it a task."""
    if not hasattr(awaitable, "__await__"):
        what = f"watch({name!r}, …) needs a coroutine or another awaitable"
        raise TypeError(f"{what}, not {awaitable!r}; was it called?")
    return Watched(name, awaitable) if tape else awaitable


def watch_call(name, call, *args):
    """Gives a call that blocks its thread its own lane."""
    return watch_queued_call(name, call, *args)()


def watch_queued_call(name, call, *args):
    """Gives a call that a pool will run a lane that starts when it is queued:
    `pool.submit(watch_queued_call("read", read))`."""
    task = tape.create(name, is_call=True) if tape else None

    def queued():
        if not tape:
            return call(*args)
        with Turn(task) as turn:
            value = call(*args)
            turn.end(is_ready=True)
        return value

    return queued


def say(*words):
    """Prints a line, and records the task, the time and the place."""
    text = " ".join(map(str, words))
    if not tape:
        return print(text)
    frame = sys._getframe(1)
    place = frame.f_lineno, text, frame.f_code.co_filename
    tape.record(SAID, 0, 0, polled_here() or 0, *place)


def seconds(n):
    """`n` program seconds, for `asyncio.sleep`."""
    return max(0.0, n) * int(os.environ.get("SIDE_BY_SIDE_SECOND", 1e9)) / 1e9


def number(name, default):
    """A number that `--with NAME=NUMBER` changes."""
    pairs = os.environ.get("SIDE_BY_SIDE_NUMBERS", "").split(",")
    numbers = dict(pair.split("=") for pair in pairs if pair)
    value = int(numbers.get(name, default))
    if tape:
        tape.record(NUMBER, 0, 0, 0, value, name)
    return value


def figure(name, value, unit):
    """Reports a measured number, in "bytes", "ns" or as a "count"."""
    flag = ["bytes", "ns", "count"].index(unit)
    if not tape:
        return print(f"{name}: {value} {unit}")
    bits = struct.unpack("<Q", struct.pack("<d", value))[0]
    tape.record(FIGURE, flag, 0, 0, bits, name)


class Watched(collections.abc.Coroutine):
    """A coroutine with its own lane: each of its steps is a poll."""

    def __init__(self, name, awaitable):
        self.has_begun, self.has_ended = False, True
        is_coroutine = isinstance(awaitable, collections.abc.Coroutine)
        self.inner = awaitable if is_coroutine else awaitable.__await__()
        self.lane = tape.create(name)
        self.has_ended = False
        self.siblings = []  # Lanes of the same asyncio task that wait.

    def __getattr__(self, name):
        return getattr(self.inner, name)  # Such as its name.

    def send(self, value):
        return self.step(self.inner.send, value)

    def throw(self, *error):
        return self.step(self.inner.throw, *error)

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self.send(None)

    def close(self):
        if self.has_ended:
            return self.inner.close()
        self.wait_no_more()
        self.has_ended = True
        outer, here.task = polled_here(), self.lane
        try:
            self.inner.close()
        finally:
            here.task = outer
            tape.record(ENDED, DROPPED, 0, self.lane)

    def __del__(self):
        if self.has_begun:
            self.close()
        elif not self.has_ended:
            tape.record(ENDED, DROPPED, 0, self.lane)

    def step(self, how, *args):
        if self.has_ended:
            return how(*args)
        self.wait_no_more()
        self.has_begun = True
        with Turn(self.lane) as turn:
            try:
                awaited = how(*args)
            except BaseException as error:
                self.has_ended = True
                if isinstance(error, StopIteration):
                    turn.end(is_ready=True)
                elif isinstance(error, asyncio.CancelledError):
                    turn.drop()
                raise
            self.siblings = waiting_lanes(current_task())
            self.siblings.append(self.lane)
            turn.end(is_ready=False)
            return awaited

    def wait_no_more(self):
        if self.lane in self.siblings:
            self.siblings.remove(self.lane)


class Turn:
    """A poll. If `end` is not called, it raised an error."""

    def __init__(self, task):
        self.task = task
        self.outer = polled_here()
        runs_in = current_task()
        tape.record_here(POLL_BEGAN, task, id(runs_in) if runs_in else 0)
        here.task = task
        self.how = ENDED, PANICKED

    def end(self, is_ready):
        self.how = POLL_ENDED, int(is_ready)

    def drop(self):
        self.how = ENDED, DROPPED

    def __enter__(self):
        return self

    def __exit__(self, *error):
        tape.record(*self.how, 0, self.task)
        here.task = self.outer


def polled_here():
    return getattr(here, "task", None)


def current_task():
    try:
        return asyncio.current_task()
    except RuntimeError:  # No loop runs here.
        return None


# For each asyncio task, its waiting lanes, the innermost first.
waiting = weakref.WeakKeyDictionary()


def waiting_lanes(task):
    return waiting.setdefault(task, []) if task else []


call_soon = asyncio.BaseEventLoop.call_soon


def recorded_call_soon(loop, callback, *args, **context):
    """A task is woken when the loop is asked to take its next step."""
    task = getattr(callback, "__self__", None)
    lanes = waiting.get(task) if asyncio.isfuture(task) else None
    if lanes:
        # A task may wake itself at the end of its step, as `sleep(0)` does.
        by = polled_here() or (lanes[0] if current_task() is task else 0)
        for lane in lanes:
            tape.record_here(WOKEN, lane, by)
    return call_soon(loop, callback, *args, **context)


class Lane:
    """Gets its number when its creation is written. A signal handler may
    create a lane in between."""

    number = None


class Tape:
    """Appends events to the file of the stage, each in one write."""

    def __init__(self, fd):
        self.fd = fd
        self.offset = len(HEAD)
        self.began_ns = time.monotonic_ns()
        self.last_ns = self.tasks = self.threads = self.events = 0
        self.left_out = 0
        self.is_over = self.is_writing = False
        self.queue = collections.deque()
        self.lock = threading.RLock()

    def record(self, *event):
        self.queue.append(event)
        with self.lock:
            # A finalizer may record while this thread is writing.
            if self.is_writing:
                return
            self.is_writing = True
            try:
                while self.queue:
                    self.write(*self.queue.popleft())
            finally:
                self.is_writing = False

    def record_here(self, kind, task, number=0):
        with self.lock:
            self.record(kind, 0, self.number_of_this_thread(), task, number)

    def create(self, name, is_call=False):
        lane = Lane()
        parent = polled_here() or 0
        self.record(CREATED, int(is_call), 0, lane, parent, str(name))
        return lane

    def number_of_this_thread(self):
        if not hasattr(here, "thread"):
            if self.threads == THREADS_AT_MOST:
                return self.threads - 1
            here.thread = self.threads
            self.threads += 1
            thread = threading.current_thread()
            is_main = thread is threading.main_thread()
            name = "main" if is_main else thread.name
            self.record(THREAD, 0, here.thread, 0, 0, name)
            # Without the thread that waits for the stage's end.
            count = threading.active_count() - bool(resource)
            self.record(USED, 3, 0, 0, max(1, count))
        return here.thread

    def write(self, kind, flag=0, thread=0, task=0, number=0, *texts):
        if kind == CREATED:
            self.tasks += 1
            task.number = self.tasks
        task, number = (getattr(n, "number", n) for n in (task, number))
        self.events += 1
        is_kept = kind in ALWAYS_KEPT or (kind == POLL_ENDED and flag)
        times = 2 if is_kept else 1
        is_too_much = (
            self.events - self.left_out > EVENTS_AT_MOST * times
            or self.offset > BYTES_AT_MOST * times
        )
        if self.is_over or (is_too_much and kind != LEFT):
            if self.left_out == 0 and not self.is_over:
                self.append(CUT, 0, 0, 0, 0)
            self.left_out += 1
            return
        self.append(kind, flag, thread, task, number, *texts)

    def append(self, kind, flag, thread, task, number, first="", second=""):
        now_ns = time.monotonic_ns() - self.began_ns
        self.last_ns = max(now_ns, self.last_ns + 1)
        texts = [shortened(first), shortened(second)]
        lengths = map(len, texts)
        event = EVENT.pack(
            self.last_ns, kind, flag, thread, *lengths, task, number
        )
        event += b"".join(texts)
        written = 0
        try:
            while written < len(event):
                at = self.offset + written
                written += write_at(self.fd, event[written:], at)
            self.offset += written
        except OSError:  # The disk is full, for example.
            self.left_out += 1

    def end(self, has_raised):
        with self.lock:
            if self.left_out:
                self.append(LEFT_OUT, 0, 0, 0, self.left_out)
            self.record(LEFT, int(has_raised))
            self.is_over = True


def shortened(text):
    text = text.encode("utf-8", "replace")
    if len(text) <= TEXT_AT_MOST:
        return text
    begin = text[:TEXT_AT_MOST].decode("utf-8", "ignore").encode()
    return begin + f"… ({len(text) - len(begin)} more bytes)".encode()


def write_at(fd, data, offset):
    if hasattr(os, "pwrite"):
        return os.pwrite(fd, data, offset)
    os.lseek(fd, offset, os.SEEK_SET)
    return os.write(fd, data)


def take_channel():
    """The file on stdin, if the stage started this process. From then on
    stdin is empty."""
    if not stat.S_ISREG(os.fstat(0).st_mode):
        return None
    # On Windows the stage writes the head shortly after the start.
    for _ in range(1000):
        if hasattr(os, "pread"):
            head = os.pread(0, len(HEAD) + 1, 0)
        else:
            os.lseek(0, 0, os.SEEK_SET)
            head = os.read(0, len(HEAD) + 1)
        if head or resource:
            break
        time.sleep(0.005)
    if head != HEAD:
        return None
    try:
        import fcntl

        # A program that closes all descriptors gets the lowest numbers for the
        # files that it opens next. A high number keeps our events out of them.
        fd = fcntl.fcntl(0, fcntl.F_DUPFD_CLOEXEC, 500)
    except (ImportError, OSError):
        fd = os.dup(0)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    return fd


def end_with_the_stage():
    """Ends this process when our stdout has no reader: the stage is gone."""
    poll = select.poll()
    # Other systems wake only for requested events.
    is_linux = sys.platform == "linux"
    poll.register(1, 0 if is_linux else select.POLLOUT)
    gone = select.POLLERR | select.POLLHUP | select.POLLNVAL
    while not any(events & gone for _, events in poll.poll()):
        time.sleep(0 if is_linux else 0.05)
    if os.getpgrp() == os.getpid():
        os.killpg(0, 9)
    os._exit(1)


def usage():
    """What this process has used: CPU times in ns, and context switches."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    switches = used.ru_nvcsw + used.ru_nivcsw
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    both = children.ru_utime + children.ru_stime
    times = used.ru_utime, used.ru_stime, both
    return [int(seconds * 1e9) for seconds in times] + [switches]


def record_usage(before):
    now = zip(usage(), before)
    user, system, children, switches = (a - b for a, b in now)
    used = {0: user, 1: system, 6: children}
    try:
        with open("/proc/self/status") as status:
            lines = dict(line.split(":", 1) for line in status)
        used[2] = int(lines["VmHWM"].split()[0]) * 1024
        # Without the thread that waits for the stage's end.
        used[3] = max(1, int(lines["Threads"]) - 1)
        used[4] = switches
    except (OSError, KeyError):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        used[2] = peak * (1 if sys.platform == "darwin" else 1024)
    for what, amount in used.items():
        tape.record(USED, what, 0, 0, amount)


def assert_plain_loop():
    """An event loop policy may replace asyncio's own loop."""
    loop = asyncio.new_event_loop()
    loop.close()
    if not isinstance(loop, asyncio.BaseEventLoop):
        sys.exit(f"this Python has a loop that is not asyncio's own: {loop!r}")


def assert_new_enough(source):
    """A program's header may say "Needs Python 3.11."."""
    needed = re.match(r'"""[^"]*\bNeeds Python 3\.(\d+)', source)
    if needed and sys.version_info < (3, int(needed[1])):
        version = sys.version.split()[0]
        needed = f"Python 3.{needed[1]} or later"
        sys.exit(f"this program needs {needed}; this is {version}")


def forget_tape():
    global tape
    tape = None


def run(path, source):
    """Runs the program as if its file were run."""
    global tape
    assert_new_enough(source)
    assert_plain_loop()
    sys.stdout.reconfigure(line_buffering=True)
    sys.modules["side_by_side"] = sys.modules["__main__"]
    program = types.ModuleType("__main__")
    program.__file__ = path
    sys.modules["__main__"] = program
    sys.argv = [path]
    # So that tracebacks show its lines.
    linecache.cache[path] = len(source), None, source.splitlines(True), path
    fd = take_channel()
    before = usage() if resource else None
    # A nested lane takes five frames instead of one.
    sys.setrecursionlimit(5 * sys.getrecursionlimit())
    gc.freeze()  # Objects created so far are not the program's garbage.
    if fd is not None:
        if resource:
            os.register_at_fork(after_in_child=forget_tape)
            threading.Thread(target=end_with_the_stage, daemon=True).start()
        tape = Tape(fd)
        tape.record(BEGAN, 0, 0, 0, time.time_ns())
        tape.number_of_this_thread()
        asyncio.BaseEventLoop.call_soon = recorded_call_soon
    code, has_raised = None, False
    try:
        exec(compile(source, path, "exec"), program.__dict__)
    except SystemExit as exit:
        code = exit.code
    except BaseException as error:
        code, has_raised = 1, True
        print_error(error, path)
    finally:
        if tape:
            # As Python does at exit, but early enough to be recorded.
            threading._shutdown()
            if resource:
                record_usage(before)
            program.__dict__.clear()
            gc.collect()
            tape.end(has_raised)
    sys.exit(code)


def print_error(error, path):
    """Prints an error with only the program's own stack frames."""
    shown = traceback.TracebackException.from_exception(error)
    own = [frame for frame in shown.stack if frame.filename == path]
    shown.stack = traceback.StackSummary.from_list(own)
    print("".join(shown.format()), end="", file=sys.stderr)


if __name__ == "__main__":
    run(*sys.argv[1:3])
