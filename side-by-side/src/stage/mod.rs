//! Runs parts, each in its own process, and records what they do.
//!
//! Separate processes keep the global executors, thread pools and panics of the
//! runtimes apart; a part that hangs is killed at its deadline; memory and
//! threads belong to one runtime.

mod channel;
mod group;
mod interrupts;
mod output;
mod python;
mod running;

use std::{
    env, io,
    path::PathBuf,
    process::Command,
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

use crate::{
    recording::{Outcome, Recording, from_events::Builder},
    wire::{NUMBERS, SECOND},
};
use interrupts::Interrupts;
use output::FromPipe;
pub use python::in_python;
pub(crate) use python::see_whether_it_began;
use running::Running;

/// How often the parts are polled.
const TICK: Duration = Duration::from_millis(10);
/// A step of the stage takes a few ticks at most. If it took longer, the stage
/// was stopped (by Ctrl-Z or Ctrl-S), and the excess does not count.
const LONGEST_STEP: Duration = Duration::from_millis(500);

/// What the stage runs and records: any command, in its own process.
///
/// If its executable calls [`crate::on_stage`] in its `main`, its tasks are
/// recorded; otherwise only what it prints and how it ends.
pub struct Part {
    /// The recording's [`Recording::runtime`].
    pub name: String,
    /// Its executable, arguments and environment. The stage sets stdin, stdout,
    /// stderr and its own variables.
    pub command: Command,
    /// The part is killed when the stage itself has run for this long.
    pub deadline: Duration,
    /// It reads the stage's stdin, and gets Ctrl-C and SIGTERM instead of the
    /// stage: a program of the reader's own. Otherwise its stdin is empty.
    pub is_interactive: bool,
}

/// What is the same for all parts.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The length of a program second.
    pub second: Duration,
    /// The values of [`crate::number`], by name.
    pub numbers: Vec<(String, u64)>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            second: Duration::from_secs(1),
            numbers: Vec::new(),
        }
    }
}

/// Runs the parts, `at_once` of them concurrently, and calls `progress` with
/// all growing recordings many times a second.
///
/// # Errors
///
/// An error that `progress` returns ends the run and kills the parts.
pub fn record(
    parts: Vec<Part>,
    at_once: usize,
    settings: &Settings,
    mut progress: impl FnMut(&[&Recording]) -> io::Result<()>,
) -> io::Result<Vec<Recording>> {
    let second_ns = nanos(settings.second);
    let builder = |part: &Part| Builder::new(part.name.clone(), second_ns);
    let mut builders: Vec<Builder> = parts.iter().map(builder).collect();
    let mut waiting = parts.into_iter().enumerate().peekable();
    while waiting.peek().is_some() {
        let group = waiting.by_ref().take(at_once.max(1));
        record_some(group, &mut builders, settings, &mut progress)?;
    }
    Ok(builders.into_iter().map(Builder::finish).collect())
}

fn record_some(
    parts: impl Iterator<Item = (usize, Part)>,
    builders: &mut [Builder],
    settings: &Settings,
    progress: &mut impl FnMut(&[&Recording]) -> io::Result<()>,
) -> io::Result<()> {
    let (sender, receiver) = mpsc::channel();
    let mut running = Vec::new();
    let mut interrupts = Interrupts::default();
    for (index, mut part) in parts {
        if part.is_interactive {
            interrupts.catch();
        }
        prepare(&mut part.command, settings);
        let program = part.command.get_program().to_string_lossy().into_owned();
        match Running::start(part, index, &sender) {
            Ok(mut part) => {
                builders[index].runs_in_process(part.process_id());
                running.push(part);
            }
            Err(error) => {
                let builder = &mut builders[index];
                builder.note(format!("{program} does not start: {error}"));
                builder.ended(Outcome::Missing, None, 0);
            }
        }
    }
    drop(sender);
    let mut clock = StageClock::new();
    while !running.is_empty() {
        let pause = if running.iter().any(Running::is_ending) {
            TICK / 10
        } else {
            TICK
        };
        take_output(&receiver, pause, &mut running, builders);
        let ran = clock.ran();
        let signal = interrupts.take();
        for part in &mut running {
            if let Some(signal) = signal {
                part.interrupt(&mut builders[part.index], signal, ran);
            }
            part.step(&mut builders[part.index], ran);
        }
        running.retain(|part| !part.is_done());
        let all: Vec<&Recording> = builders.iter_mut().map(Builder::recording).collect();
        progress(&all)?;
    }
    Ok(())
}

fn prepare(command: &mut Command, settings: &Settings) {
    command
        .env(SECOND, nanos(settings.second).to_string())
        // A backtrace takes much memory, and longer than most programs.
        .env_remove("RUST_BACKTRACE")
        .env_remove("RUST_LIB_BACKTRACE");
    let numbers = settings.numbers.iter();
    let numbers = numbers.map(|(name, value)| format!("{name}={value}"));
    match numbers.collect::<Vec<_>>().join(",").as_str() {
        "" => command.env_remove(NUMBERS),
        numbers => command.env(NUMBERS, numbers),
    };
}

/// Reads what the parts print. Returns after `pause`, or sooner if a part
/// closes its output, which a process does last.
fn take_output(
    receiver: &Receiver<(usize, FromPipe)>,
    pause: Duration,
    running: &mut [Running],
    builders: &mut [Builder],
) {
    let until = Instant::now() + pause;
    loop {
        let left = until.saturating_duration_since(Instant::now());
        match receiver.recv_timeout(left) {
            Ok((index, from_pipe)) => {
                let is_end = matches!(from_pipe, FromPipe::End);
                if let Some(v) = running.iter_mut().find(|v| v.index == index) {
                    v.take_output(&mut builders[index], from_pipe);
                }
                if is_end || left.is_zero() {
                    return;
                }
            }
            Err(mpsc::RecvTimeoutError::Timeout) => return,
            // All pipes are closed, but the processes have not exited yet.
            Err(mpsc::RecvTimeoutError::Disconnected) => {
                return thread::sleep(left);
            }
        }
    }
}

/// How long the stage has run. While it is stopped, no time passes.
struct StageClock {
    last: Instant,
    ran: Duration,
}

impl StageClock {
    fn new() -> StageClock {
        StageClock {
            last: Instant::now(),
            ran: Duration::ZERO,
        }
    }

    fn ran(&mut self) -> Duration {
        let now = Instant::now();
        self.ran += now.duration_since(self.last).min(LONGEST_STEP);
        self.last = now;
        self.ran
    }
}

/// What runs this process's program once more.
pub(crate) fn this_program() -> Command {
    let mut command = Command::new(own_path());
    #[cfg(unix)]
    if let Some(name) = env::args_os().next() {
        std::os::unix::process::CommandExt::arg0(&mut command, name);
    }
    command.args(env::args_os().skip(1));
    command
}

/// The running executable, even after a build has replaced it.
pub(crate) fn own_path() -> PathBuf {
    let running = PathBuf::from("/proc/self/exe");
    match env::current_exe() {
        Ok(path) if path.exists() || !running.exists() => path,
        _ => running,
    }
}

fn nanos(duration: Duration) -> u64 {
    duration.as_nanos().try_into().unwrap_or(u64::MAX)
}
