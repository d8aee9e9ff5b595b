//! Checks an exercise: runs the student's program in a separate process, and
//! compares the recording with the exercise's requirements. A program that
//! hangs is killed, and the verdict says why it hangs.

mod attempt;
mod busy;
pub mod catalogue;
mod child;
mod hang;
pub mod limited;
pub mod lists;
mod one_of;
mod programs;
mod requirements;
pub mod source;
mod verdict;

use std::{
    env,
    panic::{self, AssertUnwindSafe},
    process::{Command, ExitCode},
    time::Duration,
};

use side_by_side::{
    Outcome, Part, Recording, Seen, Settings, default_workers, fitted, number,
    on_stage, picture, record, show,
};

pub use attempt::Attempt;
use busy::Busy;
pub use child::{child, play_child};
pub use one_of::one_of;
pub use programs::Program;
use source::Source;
pub use verdict::Verdict;

/// One program second. Long enough for a busy machine, and short enough for
/// a student who waits for the verdict.
const SECOND: Duration = Duration::from_millis(200);
/// A program that takes longer hangs. Every solution takes much less.
const DEADLINE: Duration = Duration::from_secs(3);
/// With this argument the process runs the student's program.
const PLAY: &str = "--play";
/// Reported when `program` returns; without it the process ended earlier.
const RETURNED: &str = "returned";
/// How often a program that does not pass is run again on a busy machine.
const AGAIN_AT_MOST: usize = 2;

/// Exit codes of a check.
pub mod code {
    pub const PASSED: u8 = 0;
    pub const FAILED: u8 = 1;
    pub const HANGS: u8 = 3;
}

/// The check of an exercise. `Err` says in a sentence what is missing.
pub type Check = fn(&Attempt) -> Seen;

/// Runs the program, shows what it did, and says whether it passes. `source` is
/// the text of the program's file.
pub fn judge(program: fn(), source: &str, check: Check) -> ExitCode {
    play_child();
    if env::args().any(|arg| arg == PLAY) {
        return on_stage(|| {
            program();
            child::look_for_children();
            number(RETURNED, 1);
            ExitCode::SUCCESS
        });
    }
    let source = Source::new(source);
    let (mut run, mut again) = (0, 0);
    loop {
        let (played, busy) = busy::during(|| play(run));
        let (recording, children) = match played {
            Ok(played) => played,
            Err(error) => {
                eprintln!("error: cannot run the program: {error}");
                return ExitCode::from(code::FAILED);
            }
        };
        let verdict = verdict(
            &Attempt {
                recording: &recording,
                children: &children,
                source: &source,
                run,
            },
            check,
        );
        let may_be_wrong = verdict.is_err() && busy.is_too_busy();
        if runs_again(may_be_wrong, again) {
            again += 1;
            continue;
        }
        run += 1;
        let is_last = run == one_of::RUNS || !one_of::differs(&recording);
        if is_last || verdict.is_err() {
            let busy = may_be_wrong.then_some(busy);
            return tell(&recording, verdict, run, busy);
        }
    }
}

/// On a busy machine a correct program may look wrong.
fn runs_again(may_be_wrong: bool, again: usize) -> bool {
    may_be_wrong && again < AGAIN_AT_MOST
}

/// Shows what the program did in its last run, and the verdict.
fn tell(
    recording: &Recording,
    verdict: Result<(), String>,
    runs: usize,
    busy: Option<Busy>,
) -> ExitCode {
    let so_far = match runs {
        1 => "",
        _ => "your program passed once. In the second run, with other values, ",
    };
    let (mut verdict, code) = match verdict {
        Ok(()) => ("passed".to_owned(), code::PASSED),
        Err(why) if recording.outcome == Some(Outcome::Hung) => {
            (format!("it hangs: {so_far}{why}"), code::HANGS)
        }
        Err(why) => (format!("not yet: {so_far}{why}"), code::FAILED),
    };
    if let Some(busy) = busy {
        verdict += &format!(
            "\n(The machine was busy: {busy}. The verdict may be wrong; check \
             again when other programs have finished.)"
        );
    }
    let lanes = picture(recording);
    // If nothing reads the output, the exit code still tells.
    show(&format!("{lanes}\n{}\n", fitted(&verdict))).ok();
    ExitCode::from(code)
}

/// Runs the program, and returns what it and its children did.
fn play(run: usize) -> std::io::Result<(Recording, child::Children)> {
    let mut report = child::Report::new()?;
    let mut command = Command::new(env::current_exe()?);
    command.args(env::args_os().skip(1)).arg(PLAY);
    // The student's shell may ask for another number of threads.
    for (variable, count) in default_workers() {
        command.env(variable, count.to_string());
    }
    report.lend(&mut command);
    one_of::tell(run, &mut command);
    let part = Part {
        name: "you".to_owned(),
        command,
        deadline: DEADLINE,
        is_interactive: false,
    };
    let settings = Settings {
        second: SECOND,
        ..Settings::default()
    };
    let mut recordings = record(vec![part], 1, &settings, |_| Ok(()))?;
    Ok((recordings.remove(0), report.read()))
}

fn verdict(attempt: &Attempt, check: Check) -> Result<(), String> {
    let verdict = ended_well(attempt).and_then(|()| checked(attempt, check));
    let why = match verdict {
        Ok(()) if !attempt.recording.is_cut => return Ok(()),
        Ok(()) => "the check could not see the whole program".to_owned(),
        Err(why) => why,
    };
    let why = match too_long(attempt.source) {
        Some(too_long) => too_long,
        None => why,
    };
    Err(match attempt.recording.is_cut {
        true => format!(
            "{why}. (The recording was cut: it cannot hold all the polls, wakes \
             and lines of this program.)"
        ),
        false => why,
    })
}

/// The process exited normally, and `program` returned.
fn ended_well(attempt: &Attempt) -> Result<(), String> {
    let recording = attempt.recording;
    let said = first_words(&recording.stderr);
    Err(match recording.outcome {
        Some(Outcome::Finished) if recording.number(RETURNED).is_some() => {
            return Ok(());
        }
        Some(Outcome::Finished) => {
            "the process ended before `program` returned".into()
        }
        Some(Outcome::Hung) => format!(
            "{}. The program was killed after {} s ({} in the picture), so the \
             check saw nothing later",
            hang::why(recording),
            DEADLINE.as_secs(),
            recording.at(recording.wall_ns)
        ),
        Some(Outcome::Panicked) => format!("the program panicked{said}"),
        Some(Outcome::Failed) => {
            let code = recording.exit_code.unwrap_or(1);
            format!("the process ended with exit code {code}{said}")
        }
        Some(Outcome::Killed) => format!(
            "the process aborted, or was killed{said}, so the check could not \
             see how the program would have ended"
        ),
        Some(Outcome::Missing) | None => {
            "the process could not be started".into()
        }
    })
}

/// Reports a panic of the check, which does not end the process.
fn checked(attempt: &Attempt, check: Check) -> Result<(), String> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let seen = panic::catch_unwind(AssertUnwindSafe(|| check(attempt)));
    panic::set_hook(hook);
    match seen {
        Ok(seen) => seen.map_err(|missing| missing.to_string()),
        Err(panic) => {
            let text = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or(panic.downcast_ref::<&str>().copied());
            Err(format!(
                "the check panicked ({}). This is a mistake in the exercise's \
                 check.rs, not in your program",
                text.unwrap_or("without a message")
            ))
        }
    }
}

/// A wait that is not given in program seconds.
fn too_long(source: &Source) -> Option<String> {
    let (length, seconds) = source.fixed_length()?;
    let lasts = seconds / SECOND.as_secs_f64();
    // Short waits are not the reason.
    (lasts >= 1.0).then(|| {
        format!(
            "use `seconds({seconds})` instead of `{length}`. In this check a \
             program second lasts {} ms, so that is {lasts} program seconds",
            SECOND.as_millis()
        )
    })
}

/// A panic's first line on stderr says where it happened, the next one why.
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The verdict on a recording of a program that finished.
    fn said(change: fn(&mut Recording), source: &str, check: Check) -> String {
        let mut recording = Recording {
            second_ns: 100,
            wall_ns: 1000,
            outcome: Some(Outcome::Finished),
            numbers: vec![(RETURNED.into(), 1)],
            ..Recording::default()
        };
        change(&mut recording);
        let attempt = Attempt {
            recording: &recording,
            children: &child::Children::default(),
            source: &Source::new(source),
            run: 0,
        };
        verdict(&attempt, check).err().unwrap_or_default()
    }

    #[test]
    fn a_check_that_panics_says_so() {
        let said = said(|_| {}, "", |_| panic!("no such thing"));
        assert!(said.starts_with("the check panicked (no such thing)"));
    }

    #[test]
    fn a_busy_machine_gives_two_more_runs() {
        assert_eq!([0, 1, 2].map(|n| runs_again(true, n)), [true, true, false]);
        assert!(!runs_again(false, 0));
    }

    #[test]
    fn a_recording_that_was_cut_does_not_pass() {
        let said = |check| said(|recording| recording.is_cut = true, "", check);
        assert!(
            said(|_| Ok(())).starts_with("the check could not see the whole")
        );
        let why = said(|run| run.lane("tea").map(drop));
        assert!(why.starts_with("the lane `tea` is missing"), "{why}");
        assert!(why.contains("The recording was cut"), "{why}");
    }

    #[test]
    fn a_process_that_was_killed_says_what_was_not_seen() {
        let killed = |recording: &mut Recording| {
            recording.outcome = Some(Outcome::Killed);
        };
        assert!(said(killed, "", |_| Ok(())).contains("could not see"));
    }

    #[test]
    fn a_length_in_real_seconds_is_named() {
        let code = "sleep(Duration::from_secs(2)).await;";
        assert_eq!(
            said(|_| {}, code, |run| run.lane("tea").map(drop)),
            "use `seconds(2)` instead of `Duration::from_secs(2)`. In this \
             check a program second lasts 200 ms, so that is 10 program seconds"
        );
        assert_eq!(said(|_| {}, code, |_| Ok(())), "");
    }
}
