//! What judges an exercise: it runs the student's program on the stage, in a
//! process of its own, and asks the recording what happened. A program that
//! hangs is killed, and told why it hangs.

pub mod catalogue;
mod child;
mod hang;
mod one_of;
mod seen;

use std::{
    env, fs,
    panic::Location,
    process::{Command, ExitCode},
    time::Duration,
};

use side_by_side::{
    Outcome, Part, Recording, Settings, fitted, number, on_stage, picture,
    record, show,
};

pub use child::{child, play_child};
pub use one_of::one_of;
pub use seen::Seen;

/// One of the program's seconds. Long enough for a busy machine, and short
/// enough for somebody who waits for the verdict.
const SECOND: Duration = Duration::from_millis(200);
/// A program that takes longer hangs. All exercises are done much sooner.
const DEADLINE: Duration = Duration::from_secs(3);
/// Behind this argument the process plays the student's program.
const PLAY: &str = "--play";
/// Tells that the program came to its end, and did not just end the process.
const RETURNED: &str = "returned";

/// Exit codes of a check.
pub mod code {
    pub const PASSED: u8 = 0;
    pub const FAILED: u8 = 1;
    pub const HANGS: u8 = 3;
}

/// The check of an exercise: `Err` says in a sentence what was expected.
pub type Check = fn(&Seen) -> Result<(), String>;

/// Runs the program, shows what it did, and says whether it passes. A check
/// that asks for the student's file is called from there, and tracks its caller
/// as this function does.
#[track_caller]
pub fn judge(program: fn(), check: Check) -> ExitCode {
    play_child();
    if env::args().any(|arg| arg == PLAY) {
        return on_stage(|| {
            program();
            child::look_for_children();
            number(RETURNED, 1);
            ExitCode::SUCCESS
        });
    }
    let source = source_of(Location::caller());
    let mut run = 0;
    loop {
        let (recording, children) = match play(run) {
            Ok(played) => played,
            Err(error) => {
                eprintln!("error: the program cannot be run: {error}");
                return ExitCode::from(code::FAILED);
            }
        };
        let seen = Seen {
            recording: &recording,
            children: &children,
            source: &source,
            run,
        };
        let verdict = verdict(&seen, check);
        run += 1;
        let is_last = run == one_of::RUNS || !one_of::differs(&recording);
        if is_last || verdict.is_err() {
            return tell(&recording, verdict, run);
        }
    }
}

/// Shows what the program did in its last run, and the verdict.
fn tell(
    recording: &Recording,
    verdict: Result<(), String>,
    runs: usize,
) -> ExitCode {
    let so_far = match runs {
        1 => "",
        _ => "the first run was right, but in another one, which differs, ",
    };
    let (verdict, code) = match verdict {
        Ok(()) => ("passed".to_owned(), code::PASSED),
        Err(why) if recording.outcome == Some(Outcome::Hung) => {
            (format!("it hangs: {so_far}{why}"), code::HANGS)
        }
        Err(why) => (format!("not yet: {so_far}{why}"), code::FAILED),
    };
    let lanes = picture(recording);
    // If nobody reads it, there is still the exit code.
    show(&format!("{lanes}\n{}\n", fitted(&verdict))).ok();
    ExitCode::from(code)
}

/// The student's file. Without it, nothing is found fault with.
fn source_of(place: &Location) -> String {
    // Cargo names files from the workspace on.
    let workspace = catalogue::home().join("..");
    fs::read_to_string(workspace.join(place.file())).unwrap_or_default()
}

/// What the program and its children did.
fn play(run: usize) -> std::io::Result<(Recording, child::Children)> {
    let report = child::Report::new()?;
    let mut command = Command::new(env::current_exe()?);
    command.args(env::args_os().skip(1)).arg(PLAY);
    // However many threads the student's shell asks for.
    command
        .env("ASYNC_STD_THREAD_COUNT", "1")
        .env_remove("SMOL_THREADS");
    report.lend(&mut command);
    one_of::tell(run, &mut command);
    let part = Part {
        name: "you".to_owned(),
        command,
        deadline: DEADLINE,
    };
    let settings = Settings {
        second: SECOND,
        ..Settings::default()
    };
    let mut recordings = record(vec![part], 1, &settings, |_| Ok(()))?;
    Ok((recordings.remove(0), report.read()))
}

fn verdict(seen: &Seen, check: Check) -> Result<(), String> {
    let recording = seen.recording;
    let said = first_words(&recording.stderr);
    match recording.outcome {
        Some(Outcome::Hung) => return Err(hang::why(recording)),
        Some(Outcome::Panicked) => {
            return Err(format!("the program panicked{said}"));
        }
        Some(Outcome::Finished) if recording.number(RETURNED).is_none() => {
            return Err("the process ended before `program` returned".into());
        }
        Some(Outcome::Finished) => {}
        Some(Outcome::Failed) => {
            let code = recording.exit_code.unwrap_or(1);
            return Err(format!(
                "the process ended with exit code {code}{said}"
            ));
        }
        Some(Outcome::Killed) => {
            return Err(format!("the process aborted, or was killed{said}"));
        }
        Some(Outcome::Missing) | None => {
            return Err("the process could not be started".into());
        }
    }
    check(seen)
}

/// Of stderr. A panic says where it happened, and in the next line why.
fn first_words(stderr: &[String]) -> String {
    let mut lines = stderr.iter().filter(|line| !line.is_empty());
    let Some(first) = lines.next() else {
        return String::new();
    };
    match lines.next() {
        Some(why) if first.ends_with(':') => format!(" (`{first} {why}`)"),
        _ => format!(" (`{first}`)"),
    }
}
