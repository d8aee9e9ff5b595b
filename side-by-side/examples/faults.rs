//! A lesson in which everything goes wrong: what versions can do to the stage.
//!
//!     cargo run -p side-by-side --example faults -- --list
//!
//! `tests/faults.rs` runs it.

use std::{
    env, fs,
    future::{Pending, poll_fn},
    io::{self, Read, Write},
    pin::Pin,
    process::{self, Command, ExitCode, Stdio},
    task::{Context, Poll, Waker},
    thread,
    time::Duration,
};

use side_by_side::{
    Lesson, Outcome, Pace, Program, Question, Unit, Version, Watched, figure, number, say, seconds,
    watch, watch_call,
};

/// A program with a faulty version and a sound one.
macro_rules! program {
    ($name:literal, $faulty:ident, $ends:ident) => {{
        const PROGRAM: Program = Program {
            name: $name,
            card: CARD,
            question: QUESTION,
            versions: &[
                Version::new("on_faulty.rs", SOURCE, || succeeds($faulty))
                    .answers(&["worked", "broke down"])
                    .ends(Outcome::$ends),
                Version::new("on_sound.rs", SOURCE, || succeeds(works)).answers(&["worked"]),
            ],
            lasts: 1.0,
            ..Program::DEFAULTS
        };
        PROGRAM
    }};
}

fn main() -> ExitCode {
    // The arguments of this program's own children.
    let mut args = env::args().skip_while(|arg| arg != "--child");
    if let Some(what) = args.nth(1) {
        return child(&what);
    }
    side_by_side::run(&Lesson {
        name: "faults",
        about: "What versions can do to the stage",
        programs: &[
            program!("well", works, Finished),
            program!("panics", panics, Panicked),
            program!("aborts", aborts, Killed),
            program!("exits", exits_with_3, Failed),
            program!("megabyte", prints_a_megabyte, Finished),
            program!("bytes", prints_bytes, Finished),
            program!("forged", forges_events, Finished),
            program!("hangs", hangs, Hung),
            program!("grandchild", leaves_a_grandchild, Finished),
            program!("runaway", loses_a_grandchild, Finished),
            program!("chatty", loses_a_chatty_grandchild, Finished),
            program!("wrong", answers_wrongly, Killed),
            program!("long", takes_long, Finished),
            program!("stdin", reads_its_stdin, Finished),
            program!("again", starts_itself_again, Finished),
            program!("locked", holds_stdout, Finished),
            program!("late", speaks_after_the_end, Finished),
            program!("flood", makes_many_events, Finished),
            program!("crowd", opens_many_lanes, Finished),
            program!("hurry", polls_until_its_end, Finished),
            program!("figures", reports_strange_figures, Finished),
            program!("closes", closes_what_is_open, Finished),
            program!("endless", claims_endless_events, Finished),
            program!("crammed", reports_many_figures, Finished),
            program!("chatter", prints_beside_what_it_says, Finished),
            program!("controls", says_controls, Finished),
            program!("markup", says_markup, Finished),
            program!("numbers", asks_for_numbers, Finished),
            program!("settings", shows_its_environment, Finished),
            Program {
                versions: &[BESIDE_PYTHON, IN_PYTHON],
                ..program!("python", works, Finished)
            },
            Program {
                pace: Pace::InTurn,
                ..program!("in-turn", works, Finished)
            },
        ],
    })
}

const SOURCE: &str = "fn main() {\n    number(\"events\", 1000);\n}\n";

const BESIDE_PYTHON: Version =
    Version::new("on_sound.rs", "fn main() {}\n", || succeeds(works)).answers(&["worked"]);

const IN_PYTHON: Version = Version::in_python(
    "on_asyncio.py",
    "from side_by_side import say, watch_call\n\
     watch_call('work', lambda: say('worked'))\n",
    file!(),
)
.answers(&["worked"]);

const CARD: &str = "\
//! Something goes wrong in one version; the other one is not affected.
//!
//! Watch for: the other version.
//!
//! Not promised: much.
//!
//! Try: another fault.
";

const QUESTION: Question = Question {
    ask: "Did it work?",
    answers: &["worked", "broke down", "never, as it hung"],
    judge: |recording| {
        let worked = recording.said("worked").is_some();
        Ok(if worked { "worked" } else { "broke down" }.to_owned())
    },
};

fn succeeds(main: fn()) -> ExitCode {
    main();
    ExitCode::SUCCESS
}

fn works() {
    note("begin");
    watch_call("work", || {
        thread::sleep(seconds(1));
        say!("worked");
    });
    note("end");
}

fn panics() {
    watch_call("panic", || panic!("on purpose"));
}

fn aborts() {
    say!("about to abort");
    process::abort();
}

fn exits_with_3() {
    say!("about to exit");
    process::exit(3);
}

fn prints_a_megabyte() {
    for _ in 0..1 << 14 {
        println!("{}", "x".repeat(63));
    }
    println!("{}", "x".repeat(1 << 20));
    works();
}

fn prints_bytes() {
    io::stdout()
        .write_all(b"\xff\xfe\x1b[2J\x07\n\r\nwindows\r\n")
        .ok();
    works();
}

fn forges_events() {
    works();
    println!("\u{1e}{{\"at_ns\":1,\"what\":\"began\"}}\n\u{1e}");
    print!("an event's start\u{1}\0\0\0");
}

fn hangs() {
    watch_call("nothing", || {
        loop {
            thread::park();
        }
    });
}

/// It keeps our stdout open, and would live for a minute.
fn leaves_a_grandchild() {
    start_a_sleeper(&mut Command::new("sleep"));
    works();
}

/// The same, but it also leaves our process group.
fn loses_a_grandchild() {
    start_a_sleeper(Command::new("setsid").arg("sleep"));
    works();
}

/// For a minute, it prints a line from time to time.
fn loses_a_chatty_grandchild() {
    let script = "for n in $(seq 300); do echo $n; sleep 0.2; done";
    start(Command::new("setsid").args(["sh", "-c", script]));
    works();
}

fn start_a_sleeper(command: &mut Command) {
    start(command.arg("60"));
}

fn start(command: &mut Command) {
    let sleeper = command.stdin(Stdio::null()).spawn();
    let id = sleeper.expect("it is there").id();
    note(&format!("sleeper {id}"));
}

fn answers_wrongly() {
    say!("something else");
}

fn takes_long() {
    note(&format!("version {}", process::id()));
    start_a_sleeper(&mut Command::new("sleep"));
    thread::sleep(Duration::from_secs(60));
}

/// The stdin must be empty, and not the stage's file.
fn reads_its_stdin() {
    let length = io::stdin().read_to_end(&mut Vec::new()).ok();
    say!("bytes: {length:?}");
    works();
}

/// Recording must not wait for std's lock.
fn holds_stdout() {
    let lock = io::stdout().lock();
    thread::scope(|scope| scope.spawn(works).join()).expect("no panic");
    drop(lock);
}

/// Like threads of a runtime that are never stopped.
fn speaks_after_the_end() {
    works();
    thread::spawn(|| {
        for n in 0.. {
            say!("still here {n}");
        }
    });
    // It has started to speak.
    thread::sleep(Duration::from_millis(20));
}

/// Its child gets its own stdin, reads a line from it, and is not recorded.
fn starts_itself_again() {
    let itself = env::current_exe().expect("an example is a file");
    for child in ["echo", "record"] {
        let mut command = Command::new(&itself);
        command.args(["--child", child]);
        let stdin = if child == "echo" {
            Stdio::piped()
        } else {
            Stdio::inherit()
        };
        command.stdin(stdin).stdout(Stdio::piped());
        let mut started = command.spawn().expect("it starts");
        if let Some(mut stdin) = started.stdin.take() {
            stdin.write_all(b"first line\nsecond line\n").ok();
        }
        let output = started.wait_with_output().expect("it was started");
        print!("{}", String::from_utf8_lossy(&output.stdout));
    }
    works();
}

fn child(what: &str) -> ExitCode {
    if what == "echo" {
        let mut line = String::new();
        io::stdin().read_line(&mut line).ok();
        print!("the child read: {line}");
        return ExitCode::SUCCESS;
    }
    side_by_side::on_stage(|| {
        watch_call("not the stage's", || say!("the child is not recorded"));
        ExitCode::SUCCESS
    })
}

/// A future that is polled this often, each time after a wake.
fn makes_many_events() {
    poll_often(number("events", 1_000_000) / 3);
    works();
}

fn poll_often(times: usize) {
    let mut left = times;
    let mut future = Box::pin(watch(
        "many polls",
        poll_fn(|cx| {
            if left == 0 {
                return Poll::Ready(());
            }
            left -= 1;
            cx.waker().wake_by_ref();
            Poll::Pending
        }),
    ));
    let mut cx = Context::from_waker(Waker::noop());
    while future.as_mut().poll(&mut cx).is_pending() {}
}

/// All of them are open at the same time.
fn opens_many_lanes() {
    let lanes = 0..number("lanes", 10_000);
    let lane = |n| Box::pin(watch(format!("lane {n}"), std::future::pending()));
    let mut lanes: Vec<Pin<Box<Watched<Pending<()>>>>> = lanes.map(lane).collect();
    let mut cx = Context::from_waker(Waker::noop());
    for _ in 0..20 {
        for lane in &mut lanes {
            assert!(lane.as_mut().poll(&mut cx).is_pending());
        }
        thread::sleep(seconds(0.05));
    }
    say!("worked");
}

/// Its last events come right before its process ends.
fn polls_until_its_end() {
    say!("worked");
    poll_often(60_000);
    process::exit(0);
}

fn reports_strange_figures() {
    for value in [f64::NAN, f64::INFINITY, -1.0, 289.0] {
        figure("strange", value, Unit::Bytes);
    }
    figure(&"long ".repeat(20_000), 1.0, Unit::Count);
    let thread = thread::Builder::new().name("t".repeat(100_000));
    let thread = thread.spawn(works).expect("it starts");
    thread.join().expect("no panic");
}

/// What a page must show as text.
fn says_markup() {
    let hostile = [
        "</script><script>document.title = 'taken'</script>",
        "<img src=x onerror=\"document.title = 'taken'\">",
        "<!-- --> ]]> & &lt; \u{2028} \u{202e}backwards\u{202c}",
        "\u{1b}[31mred\u{1b}[0m",
    ];
    for text in hostile {
        watch_call(text, || say!("{text}"));
    }
    say!("{}", "x".repeat(10_000));
    works();
}

fn says_controls() {
    say!("before \u{9b}2J \u{202e} \u{2066} \u{7f} after");
    println!("before \u{9b}2J \u{202e} \u{2066} \u{7f} after");
    works();
}

fn asks_for_numbers() {
    say!("events: {}", number("events", 1000));
    say!("other: {}", number("other", 7));
    works();
}

fn shows_its_environment() {
    for name in ["SMOL_THREADS", "TOKIO_WORKER_THREADS", "RAYON_NUM_THREADS"] {
        say!("{name}={}", env::var(name).unwrap_or_default());
    }
    works();
}

/// Tells a test what happens here, by writing a line to its file.
fn note(text: &str) {
    let line = format!("{text}\n");
    if let Some(path) = env::var_os("FAULTS_NOTES") {
        let file = fs::OpenOptions::new().append(true).create(true).open(path);
        // In one write, because the two versions write at the same time.
        let written = file.and_then(|mut f| f.write_all(line.as_bytes()));
        written.expect("the file of notes can be written");
    }
}

fn prints_beside_what_it_says() {
    for nth in 0..30_000 {
        println!("{nth}");
        say!("{nth}");
    }
    works();
}

fn reports_many_figures() {
    for nth in 0..20_000 {
        figure(&format!("figure {nth}"), f64::from(nth), Unit::Count);
    }
    works();
}

/// Makes its file of events as long as a file can be.
fn claims_endless_events() {
    works();
    for entry in fs::read_dir("/proc/self/fd")
        .into_iter()
        .flatten()
        .flatten()
    {
        let file = fs::OpenOptions::new().write(true).open(entry.path());
        let is_nameless = fs::read_link(entry.path())
            .is_ok_and(|link| link.to_string_lossy().ends_with(" (deleted)"));
        if let (Ok(file), true) = (file, is_nameless) {
            // More than the file system supports.
            (40..62).for_each(|power| drop(file.set_len(1 << power)));
        }
    }
}

/// Files opened next get the descriptors of those that were closed.
#[cfg(unix)]
fn closes_what_is_open() {
    for fd in 3..1000 {
        nix::unistd::close(fd).ok();
    }
    let own: Vec<_> = (0..20).map(|nth| own_file(nth, "own")).collect();
    works();
    let is_whole = |path| fs::read(path).is_ok_and(|bytes| bytes == b"own");
    let whole = own.iter().filter(|(path, _)| is_whole(path)).count();
    println!("{whole} files are whole");
    own.iter().for_each(|(path, _)| drop(fs::remove_file(path)));
}

#[cfg(unix)]
fn own_file(nth: u32, text: &str) -> (std::path::PathBuf, fs::File) {
    let name = format!("side-by-side-own-{}-{nth}", std::process::id());
    let path = env::temp_dir().join(name);
    let mut file = fs::File::create(&path).expect("there is room");
    file.write_all(text.as_bytes()).expect("there is room");
    (path, file)
}

#[cfg(not(unix))]
fn closes_what_is_open() {
    works();
}
