//! Parts in Python: what is recorded agrees with asyncio, and an unsuitable
//! interpreter counts as missing, not as a wrong answer.
//!
//! Without a `python3` of at least 3.9, these tests only print a note.

#![cfg(unix)]

mod lesson;

use lesson::{faults, text};
use side_by_side::{End, Outcome, Part, Recording, Settings, Task, in_python, record};
use std::{fs, path::Path, time::Duration};

/// `None` if this machine has no Python.
fn run(source: &str) -> Option<Recording> {
    let settings = Settings {
        second: Duration::from_millis(100),
        ..Settings::default()
    };
    let part = Part {
        name: "asyncio".into(),
        command: in_python(Path::new("tests/program.py"), source),
        deadline: Duration::from_secs(10),
        is_interactive: false,
    };
    let recordings = record(vec![part], 1, &settings, |_| Ok(()));
    let recording = recordings.expect("the run is not stopped").remove(0);
    if recording.threads.is_empty() {
        eprintln!("skipped: {:?} {:?}", recording.notes, recording.stderr);
        return None;
    }
    assert_eq!(recording.notes, [""; 0]);
    Some(recording)
}

#[track_caller]
fn task<'a>(recording: &'a Recording, name: &str) -> &'a Task {
    recording.task(name).expect("it was watched")
}

/// How often it was polled, and what was being polled when it was woken.
fn polls_and_wakes<'a>(recording: &'a Recording, name: &str) -> (usize, Vec<Option<&'a str>>) {
    let task = task(recording, name);
    let by = |id| recording.tasks.iter().find(|t| t.id == id);
    let wakes = task.wakes.iter();
    let wakes = wakes.map(|wake| Some(by(wake.by?)?.name.as_str()));
    (task.polls.len(), wakes.collect())
}

/// Each kind of await, as `async def KIND()`.
const KINDS: &str = r#"
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
"#;

#[test]
fn each_step_of_an_asyncio_task_is_a_poll_and_follows_one_wake() {
    // asyncio's own task, in Python, with its steps counted.
    let source = KINDS.to_owned()
        + r#"
steps = {}

class Counted(asyncio.tasks._PyTask):
    def _Task__step(self, error=None):
        steps[self] = steps.get(self, 0) + 1
        super()._Task__step(error)

async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(
        lambda loop, coroutine, **options:
            Counted(coroutine, loop=loop, **options))
    for kind in ALL:
        counted = asyncio.create_task(watch(kind.__name__, kind()))
        await counted
        say(kind.__name__, steps[counted])

asyncio.run(main())
"#;
    let Some(recording) = run(&source) else {
        return;
    };
    assert_eq!(recording.outcome, Some(Outcome::Finished), "{recording:?}");
    let counts = recording.said.iter().filter(|said| said.task.is_none());
    let mut kinds = 0;
    for said in counts {
        let (kind, steps) = said.text.split_once(' ').expect("two words");
        let task = task(&recording, kind);
        let steps: usize = steps.parse().expect("a number");
        assert_eq!(task.polls.len(), steps, "{kind}");
        assert_eq!(task.wakes.len() + 1, steps, "{kind}");
        assert!(task.is_finished() && task.polls[steps - 1].ready, "{kind}");
        // Each wake comes before the poll that it leads to.
        for (wake, poll) in task.wakes.iter().zip(&task.polls[1..]) {
            assert!(wake.at_ns < poll.start_ns, "{kind}");
        }
        kinds += 1;
    }
    assert_eq!(kinds, 10);
}

#[test]
fn who_wakes_a_task_is_known() {
    let source = KINDS.to_owned()
        + r#"
async def main():
    for kind in ALL:
        await asyncio.create_task(watch(kind.__name__, kind()))

asyncio.run(main())
"#;
    let Some(recording) = run(&source) else {
        return;
    };
    let seen = |name| polls_and_wakes(&recording, name);
    // By the loop itself.
    assert_eq!(seen("sleep"), (2, vec![None]));
    assert_eq!(seen("executor"), (2, vec![None]));
    // By itself, to yield.
    let own = Some("yields");
    assert_eq!(seen("yields"), (3, vec![own, own]));
    // By what sets a future's result, sends a message, releases a lock.
    assert_eq!(seen("future").1[0], Some("keeper"));
    assert_eq!(seen("queue").1[0], Some("putter"));
    assert_eq!(seen("second"), (2, vec![Some("lock")]));
    // The loop reports a child's end, not the child.
    assert_eq!(seen("task"), (2, vec![None]));
    assert_eq!(seen("child"), (2, vec![None]));
    let child = task(&recording, "child");
    let parent = task(&recording, "task");
    assert_eq!(child.parent, Some(parent.id));
    assert!(parent.wakes[0].at_ns > child.ended_ns.expect("it has ended"));
    // Of two gathered waits, each wakes its own task.
    assert_eq!(seen("gather"), (2, vec![None]));
    assert_eq!(seen("wait 1"), (2, vec![None]));
    assert_eq!(seen("wait 2"), (2, vec![None]));
    let late = task(&recording, "late");
    assert_eq!(late.end, End::Dropped);
    let said = recording.said("late").expect("it was too late");
    assert_eq!(said.task, Some(task(&recording, "wait_for").id));
    let line = KINDS
        .lines()
        .position(|line| line.contains("say(\"late\")"));
    let line = u32::try_from(line.expect("it is there") + 1).expect("few");
    assert_eq!(said.place, Some(("tests/program.py".to_owned(), line)));
}

#[test]
fn lanes_in_lanes_share_polls_and_wakes() {
    let source = r#"
import asyncio
from side_by_side import say, seconds, watch

async def outer():
    await watch("inner", asyncio.sleep(seconds(0.2)))
    await asyncio.sleep(seconds(0.2))

asyncio.run(watch("outer", outer()))
"#;
    let Some(recording) = run(source) else {
        return;
    };
    let seen = |name| polls_and_wakes(&recording, name);
    assert_eq!(seen("inner"), (2, vec![None]));
    assert_eq!(seen("outer"), (3, vec![None, None]));
    let (inner, outer) = (task(&recording, "inner"), task(&recording, "outer"));
    assert!(inner.ran_only_inside(outer));
}

#[test]
fn every_end_of_a_coroutine_is_recorded() {
    let source = r#"
import asyncio
from side_by_side import say, seconds, watch

async def raises():
    raise ValueError("no paint is left")

async def waits():
    try:
        await asyncio.sleep(seconds(60))
    finally:
        say("tidied up")

async def catches():
    try:
        await asyncio.sleep(seconds(60))
    except asyncio.CancelledError:
        say("caught")

async def main():
    never = watch("never", waits())
    never.close()
    tasks = [asyncio.create_task(watch(coroutine.__name__, coroutine()))
             for coroutine in [raises, waits, catches]]
    await asyncio.sleep(0)
    for task in tasks[1:]:
        task.cancel()
    say(await asyncio.gather(*tasks, return_exceptions=True))
    by_hand = watch("by hand", waits())
    by_hand.send(None)
    say("one step")
    by_hand.close()
    lost = watch("lost", waits())
    lost.send(None)
    del lost

asyncio.run(main())
"#;
    let Some(recording) = run(source) else {
        return;
    };
    let end = |name| task(&recording, name).end;
    assert_eq!(end("raises"), End::Panicked);
    assert_eq!(end("waits"), End::Dropped);
    assert_eq!(end("catches"), End::Finished);
    assert_eq!(end("never"), End::Dropped);
    assert_eq!(end("by hand"), End::Dropped);
    assert_eq!(recording.outcome, Some(Outcome::Finished));
    // What is said while a coroutine is closed or lost belongs to it.
    for name in ["by hand", "lost"] {
        let lane = task(&recording, name);
        assert_eq!(recording.story(lane), [(0, "tidied up")], "{name}");
        assert_eq!(lane.end, End::Dropped);
    }
}

#[test]
fn an_error_of_the_program_is_shown_without_the_recorder() {
    let source = "\
import asyncio
from side_by_side import watch

async def paint():
    raise ValueError('no paint is left')

asyncio.run(watch('paint', paint()))
";
    let Some(recording) = run(source) else {
        return;
    };
    assert_eq!(recording.outcome, Some(Outcome::Panicked));
    let stderr = recording.stderr.join("\n");
    assert!(stderr.contains("tests/program.py\", line 5"), "{stderr}");
    assert!(stderr.contains("no paint is left"), "{stderr}");
    assert!(!stderr.contains("side_by_side.py"), "{stderr}");
}

#[test]
fn numbers_figures_calls_and_noise_are_recorded() {
    let source = r#"
import sys
from side_by_side import figure, number, say, watch_call

def work():
    say("works")
    return number("coats", 2)

assert watch_call("work", work) == 2
figure("bytes", 1.5, "bytes")
print("\x1b[2J noise \udcff".encode("utf-8", "replace").decode())
sys.stdout.buffer.write(b"side-by-side v1\n\xff\xfe")
sys.exit(3)
"#;
    let Some(recording) = run(source) else {
        return;
    };
    let work = task(&recording, "work");
    assert!(work.is_call() && work.is_finished());
    assert_eq!(recording.story(work), [(0, "works")]);
    assert_eq!(recording.number("coats"), Some(2));
    assert_eq!(recording.figures[0].value, 1.5);
    assert!(recording.said.iter().any(|s| s.text.contains("noise")));
    // An exit code is not a raised error.
    assert_eq!(recording.outcome, Some(Outcome::Failed));
    assert_eq!(recording.exit_code, Some(3));
}

#[test]
fn what_python_waits_for_at_its_end_belongs_to_the_program() {
    let source = r#"
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
"#;
    let Some(recording) = run(source) else {
        return;
    };
    assert_eq!(recording.outcome, Some(Outcome::Finished));
    for name in ["pool", "own"] {
        assert!(task(&recording, name).is_finished(), "{name}");
    }
}

#[test]
fn a_flood_of_events_is_cut_and_its_words_are_kept() {
    let source = r#"
import asyncio
from side_by_side import say, watch

async def flood():
    for _ in range(350_000):
        await asyncio.sleep(0)
    say("done")

asyncio.run(watch("flood", flood()))
"#;
    let Some(mut recording) = run_long(source) else {
        return;
    };
    assert!(recording.is_cut);
    assert!(recording.said("done").is_some());
    assert!(recording.notes.remove(0).ends_with("events were left out"));
    assert_eq!(recording.notes, [""; 0]);
    assert!(task(&recording, "flood").is_finished());
}

fn run_long(source: &str) -> Option<Recording> {
    let part = Part {
        name: "asyncio".into(),
        command: in_python(Path::new("tests/program.py"), source),
        deadline: Duration::from_secs(60),
        is_interactive: false,
    };
    let recordings = record(vec![part], 1, &Settings::default(), |_| Ok(()));
    let recording = recordings.expect("the run is not stopped").remove(0);
    (!recording.threads.is_empty()).then_some(recording)
}

/// What the lesson prints if `python3` is this shell script. The Rust version
/// beside it must be unharmed.
#[track_caller]
fn said_of(name: &str, script: Option<&str>) -> String {
    let folder = format!("side-by-side-{}-{name}", std::process::id());
    let folder = std::env::temp_dir().join(folder);
    fs::create_dir_all(&folder).expect("there is room");
    if let Some(script) = script {
        let usual = std::env::var("PATH").expect("there is a PATH");
        let script = format!("#!/bin/sh\nPATH='{usual}'\n{script}\n");
        // Another process writes it. If this one did, a process that another
        // test starts could inherit the open file, and then it cannot be run.
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", r#"printf %s "$1" >"$0" && chmod +x "$0""#]);
        shell.arg(folder.join("python3")).arg(script);
        assert!(shell.status().expect("there is a shell").success());
    }
    let output = faults()
        .args(["python", "--on", "all", "--second", "100ms"])
        .env("PATH", &folder)
        .output()
        .expect("it was built");
    fs::remove_dir_all(&folder).ok();
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{stdout}\n{stderr}");
    assert_eq!(stderr, "");
    assert!(stdout.contains("worked"), "{stdout}");
    // Ignores line breaks.
    let words: Vec<&str> = stdout.split_whitespace().collect();
    words.join(" ")
}

#[test]
fn an_unsuitable_interpreter_is_missing_with_a_message() {
    let missing = said_of("missing", None);
    assert!(missing.contains("missing: python3 does not start: No such"));
    assert!(missing.contains("need CPython 3.9 or later"), "{missing}");

    let dies = said_of("dies", Some("echo boom >&2; exit 7"));
    let sentence = "missing: python3 exited before the program started (exit code";
    assert!(dies.contains(sentence), "{dies}");
    assert!(dies.contains("stderr: boom"), "{dies}");

    let killed = said_of("killed", Some("kill -9 $$"));
    assert!(
        killed.contains("before the program started (killed)"),
        "{killed}"
    );

    // The rest needs a real interpreter.
    if run("").is_none() {
        return;
    }
    let with = |name, prelude: &str| {
        // -I -S -X utf8 -c START RECORDER PATH SOURCE
        let script = format!(
            "start=$6; shift 6\n\
             exec python3 -I -X utf8 -c \"{prelude}\n$start\" \"$@\""
        );
        said_of(name, Some(&script))
    };
    let old = with("old", "import sys; sys.version_info = (3, 8)");
    assert!(old.contains("needs Python 3.9 or later; this is"), "{old}");

    let other_loop = "
import asyncio
class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        return type('OtherLoop', (), {'close': lambda self: None})()
asyncio.set_event_loop_policy(Policy())";
    let other = with("policy", other_loop);
    let sentence = "has a loop that is not asyncio's own:";
    assert!(other.contains(sentence), "{other}");

    let well = with("well", "");
    assert!(!well.contains("missing"), "{well}");
}

#[test]
fn a_name_that_cannot_be_encoded_is_the_program_s_own_error() {
    let source = r#"
import asyncio
from side_by_side import say, watch

class Nameless:
    def __str__(self):
        raise ValueError("no name")

async def work():
    say("works")

async def main():
    coroutine = work()
    try:
        await watch(Nameless(), coroutine)
    except ValueError as error:
        say(error)
    await watch("work", coroutine)

asyncio.run(main())
"#;
    let Some(recording) = run(source) else { return };
    let said: Vec<&str> = recording.said.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(said, ["no name", "works"]);
    assert_eq!(recording.tasks.len(), 1);
    assert_eq!(recording.stderr, [""; 0]);
}

#[test]
fn a_signal_s_handler_may_watch() {
    let source = r#"
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
"#;
    let Some(recording) = run(source) else { return };
    assert_eq!(recording.tasks_named("work").count(), 3000);
    assert!(recording.tasks_named("handler").count() > 10);
    assert!(recording.tasks.iter().all(Task::is_finished));
}

#[test]
fn lanes_may_be_nested_as_deeply_as_coroutines() {
    let source = r#"
import asyncio
from side_by_side import watch

async def nested(n):
    if n > 0:
        await watch(f"lane {n}", nested(n - 1))

asyncio.run(nested(900))
"#;
    let Some(recording) = run(source) else { return };
    assert_eq!(recording.outcome, Some(Outcome::Finished));
    assert_eq!(recording.tasks.len(), 900);
}

#[test]
fn threads_over_the_limit_share_the_last_number() {
    let source = r#"
import side_by_side, threading

side_by_side.THREADS_AT_MOST = 3
for n in range(9):
    call = lambda: side_by_side.watch_call(f"call {n}", lambda: None)
    thread = threading.Thread(target=call, name=f"thread {n}")
    thread.start()
    thread.join()
"#;
    let Some(recording) = run(source) else { return };
    assert_eq!(recording.threads, ["main", "thread 0", "thread 1"]);
    assert_eq!(recording.tasks_named("call").count(), 9);
}

#[test]
fn a_source_may_begin_with_a_byte_order_mark() {
    let source = "\u{feff}from side_by_side import say\nsay(\"hello\")\n";
    let Some(recording) = run(source) else { return };
    assert_eq!(recording.said[0].text, "hello");
}
