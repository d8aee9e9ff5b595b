//! A lesson in which everything goes wrong: what versions can do to the stage.
//!
//!     cargo run -p side-by-side --example faults -- --list
//!
//! `tests/faults.rs` runs it.

use std::{
    env, fs,
    io::{self, Read, Write},
    process::{self, Command, ExitCode, Stdio},
    thread,
    time::Duration,
};

use side_by_side::{
    Lesson, Outcome, Pace, Program, Question, Version, say, seconds, watch_call,
};

/// A program with a faulty version and a sound one.
macro_rules! program {
    ($name:literal, $faulty:ident, $ends:ident) => {
        Program {
            name: $name,
            card: CARD,
            question: QUESTION,
            versions: &[
                Version {
                    file: "on_faulty.rs",
                    source: "fn main() {}\n",
                    main: || {
                        $faulty();
                        ExitCode::SUCCESS
                    },
                    expected: &["worked", "broke down"],
                    ends: Outcome::$ends,
                },
                Version {
                    file: "on_sound.rs",
                    source: "fn main() {}\n",
                    main: || {
                        works();
                        ExitCode::SUCCESS
                    },
                    expected: &["worked"],
                    ends: Outcome::Finished,
                },
            ],
            ..Program::DEFAULTS
        }
    };
}

fn main() -> ExitCode {
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
            program!("half", prints_half_an_event, Finished),
            program!("forged", forges_events, Finished),
            program!("hangs", hangs, Hung),
            program!("grandchild", leaves_a_grandchild, Finished),
            program!("runaway", loses_a_grandchild, Finished),
            program!("wrong", answers_wrongly, Killed),
            program!("long", takes_long, Finished),
            program!("stdin", reads_its_stdin, Finished),
            program!("locked", holds_stdout, Finished),
            program!("talks", says_a_lot, Finished),
            program!("late", speaks_after_the_end, Finished),
            Program {
                pace: Pace::InTurn,
                ..program!("in-turn", works, Finished)
            },
        ],
    })
}

const CARD: &str = "\
//! Something goes wrong in one version, and the other does not feel it.
//!
//! Watch for: the other version.
//!
//! Not promised: much.
//!
//! Try: another fault.
";

const QUESTION: Question = Question {
    ask: "Did it work?",
    answers: &["worked", "broke down"],
    observe: |recording| {
        let worked = recording.said.iter().any(|said| said.text == "worked");
        Some(if worked { "worked" } else { "broke down" }.to_owned())
    },
};

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
    io::stdout().write_all(b"\xff\xfe\x1b[2J\x07\n").ok();
    works();
}

fn prints_half_an_event() {
    works();
    io::stdout().write_all(b"\x1e{\"at_ns\":1,\"wh").ok();
}

fn forges_events() {
    works();
    for line in [
        r#"{"at_ns":1,"what":"began"}"#,
        "\u{1e}{\"at_ns\":1,\"what\":\"created\",\"task\":9,\"name\":\"x\",\"parent\":null}",
        "\u{1e}{\"at_ns\":18446744073709551615,\"what\":\"began\"}",
        "\u{1e}{\"at_ns\":99999999,\"what\":\"poll-ended\",\"task\":77,\"ready\":true}",
        "\u{1e}{\"at_ns\":99999999,\"what\":\"woken\",\"task\":1,\"thread\":5,\"by\":null}",
        "\u{1e}[[[[[[",
        "\u{1e}",
    ] {
        println!("{line}");
    }
}

fn hangs() {
    watch_call("nothing", || {
        loop {
            thread::park();
        }
    });
}

/// It holds on to our stdout, and would live for a minute.
fn leaves_a_grandchild() {
    start_a_sleeper(&mut Command::new("sleep"));
    works();
}

/// The same, and it leaves our process group.
fn loses_a_grandchild() {
    start_a_sleeper(Command::new("setsid").arg("sleep"));
    works();
}

fn start_a_sleeper(command: &mut Command) {
    let sleeper = command.arg("60").stdin(Stdio::null()).spawn();
    let id = sleeper.expect("sleep is there").id();
    note(&format!("sleeper {id}"));
}

fn answers_wrongly() {
    say!("nothing of the kind");
}

fn takes_long() {
    note(&format!("version {}", process::id()));
    start_a_sleeper(&mut Command::new("sleep"));
    thread::sleep(Duration::from_secs(60));
}

/// It is empty, and not the stage's.
fn reads_its_stdin() {
    io::stdin().read_to_end(&mut Vec::new()).ok();
    works();
}

/// Recording must not wait for std's lock.
fn holds_stdout() {
    let lock = io::stdout().lock();
    thread::scope(|scope| scope.spawn(works).join()).expect("no panic");
    drop(lock);
}

fn says_a_lot() {
    watch_call("x".repeat(100_000), || say!("{}", "\u{1}".repeat(100_000)));
    works();
}

/// As the threads of a runtime may that nobody ends.
fn speaks_after_the_end() {
    works();
    thread::spawn(|| {
        for n in 0.. {
            say!("still here {n}");
        }
    });
}

/// Tells a test what happens here, by a line in its file.
fn note(text: &str) {
    let line = format!("{text}\n");
    if let Some(path) = env::var_os("FAULTS_NOTES") {
        let file = fs::OpenOptions::new().append(true).create(true).open(path);
        // In one go: the two versions write at the same time.
        let written = file.and_then(|mut f| f.write_all(line.as_bytes()));
        written.expect("the file of notes can be written");
    }
}
