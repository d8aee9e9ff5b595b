//! What judges an exercise: it runs the student's program on the stage, in a
//! process of its own, and asks the recording what happened. A program that
//! hangs is killed, and told why it hangs.

pub mod catalogue;
mod hang;
mod seen;

use std::{
    env,
    process::{Command, ExitCode},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use side_by_side::{
    Outcome, Part, Recording, Settings, fitted, number, on_stage, picture,
    record, show,
};

pub use seen::Seen;

/// One of the program's seconds. Long enough for a busy machine, and short
/// enough for somebody who waits for the verdict.
const SECOND: Duration = Duration::from_millis(200);
/// A program that takes longer hangs. All exercises are done much sooner.
const DEADLINE: Duration = Duration::from_secs(3);
/// Behind this argument the process plays the student's program.
const PLAY: &str = "--play";
/// Before how long a child works, in ms, and its exit code.
const CHILD: &str = "--child";
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

/// A process that works for so long and ends with this exit code: this very
/// executable, once more.
pub fn child(works: Duration, exit_code: u8) -> Command {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let nth = COUNT.fetch_add(1, Ordering::Relaxed) + 1;
    number(&seen::child_name(nth), 1);
    let mut command = Command::new(env::current_exe().unwrap_or_default());
    command.args([CHILD, &works.as_millis().to_string()]);
    command.arg(exit_code.to_string());
    command
}

/// Plays the child, if this process was started as one.
pub fn play_child() {
    let args: Vec<String> = env::args().collect();
    if let [_, lead, millis, code] = args.as_slice()
        && lead == CHILD
    {
        let millis = millis.parse().unwrap_or(0);
        thread::sleep(Duration::from_millis(millis));
        std::process::exit(code.parse().unwrap_or(0));
    }
}

/// Runs the program, shows what it did, and says whether it passes.
pub fn judge(program: fn(), check: Check) -> ExitCode {
    play_child();
    if env::args().any(|arg| arg == PLAY) {
        return on_stage(|| {
            program();
            number(RETURNED, 1);
            ExitCode::SUCCESS
        });
    }
    let recording = match run() {
        Ok(recording) => recording,
        Err(error) => {
            eprintln!("error: the program cannot be run: {error}");
            return ExitCode::from(code::FAILED);
        }
    };
    let (verdict, code) = match verdict(&recording, check) {
        Ok(()) => ("passed".to_owned(), code::PASSED),
        Err(why) if recording.outcome == Some(Outcome::Hung) => {
            (format!("it hangs: {why}"), code::HANGS)
        }
        Err(why) => (format!("not yet: {why}"), code::FAILED),
    };
    let lanes = picture(&recording);
    // If nobody reads it, there is still the exit code.
    show(&format!("{lanes}\n{}\n", fitted(&verdict))).ok();
    ExitCode::from(code)
}

fn run() -> std::io::Result<Recording> {
    let mut command = Command::new(env::current_exe()?);
    command.args(env::args_os().skip(1)).arg(PLAY);
    // However many threads the student's shell asks for.
    command
        .env("ASYNC_STD_THREAD_COUNT", "1")
        .env_remove("SMOL_THREADS");
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
    Ok(recordings.remove(0))
}

fn verdict(recording: &Recording, check: Check) -> Result<(), String> {
    let last = recording.stderr.iter().find(|line| !line.is_empty());
    let said = last.map_or(String::new(), |line| format!(" (`{line}`)"));
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
    check(&Seen::new(recording))
}
