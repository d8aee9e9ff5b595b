//! Runs each version of a program in a process of its own, and collects what
//! it records.
//!
//! A process of its own keeps global executors, thread pools and panics of one
//! runtime away from the others; a version that hangs is killed at its
//! deadline; memory and threads belong to one runtime.

mod child;
mod group;
mod output;
mod usage;

use std::{
    io,
    path::PathBuf,
    process::{Command, Stdio},
    sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender},
    thread,
    time::{Duration, Instant},
};

use crate::{
    program::{Pace, Program, Version},
    recording::{Outcome, Recording},
};

pub(crate) use child::{STAGED, play};
use group::Group;
use output::{Heard, Pipe};

/// How long a version runs at most on top of its deadline: on a busy machine
/// starting a process takes a while.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often usage is looked at and the picture drawn.
const TICK: Duration = Duration::from_millis(20);
/// How long the output of a version is awaited after its process has ended.
const LAST_WORDS: Duration = Duration::from_secs(2);

pub(crate) struct Staging {
    pub(crate) program: Program,
    /// How long a second of the program lasts.
    pub(crate) second: Duration,
    /// `None`: as the card says.
    pub(crate) deadline: Option<Duration>,
}

impl Staging {
    /// Runs the versions, and calls `progress` with all recordings as they
    /// grow, a few dozen times a second.
    ///
    /// # Errors
    ///
    /// What `progress` returns ends the run; the versions are killed then.
    pub(crate) fn run(
        &self,
        versions: &[&Version],
        mut progress: impl FnMut(&[Recording]) -> io::Result<()>,
    ) -> io::Result<Vec<Recording>> {
        let mut recordings: Vec<Recording> = versions
            .iter()
            .map(|version| {
                Recording::new(version.runtime(), nanos(self.second))
            })
            .collect();
        let at_once = match self.program.pace {
            Pace::AtOnce => versions.len(),
            Pace::InTurn => 1,
        };
        let mut first = 0;
        while first < versions.len() {
            let last = versions.len().min(first + at_once);
            self.run_some(&mut recordings, first..last, &mut progress)?;
            first = last;
        }
        Ok(recordings)
    }

    fn deadline(&self) -> Duration {
        self.deadline.unwrap_or_else(|| {
            let seconds = self.program.deadline.max(0.0);
            let seconds = self.second.as_secs_f64() * seconds;
            let deadline = Duration::try_from_secs_f64(seconds);
            deadline.unwrap_or(Duration::MAX).saturating_add(PATIENCE)
        })
    }

    fn run_some(
        &self,
        recordings: &mut [Recording],
        range: std::ops::Range<usize>,
        progress: &mut impl FnMut(&[Recording]) -> io::Result<()>,
    ) -> io::Result<()> {
        // Bounded, so that a version that prints without end waits for us.
        let (sender, receiver) = mpsc::sync_channel(1024);
        let mut running = Vec::new();
        for index in range {
            match self.start(&recordings[index].runtime, index, &sender) {
                Ok(version) => running.push(version),
                Err(error) => missing(&mut recordings[index], &error),
            }
        }
        drop(sender);
        let mut next_progress = Instant::now();
        while !running.is_empty() {
            hear(&receiver, &mut running, recordings);
            for version in &mut running {
                version.look(&mut recordings[version.index], self.deadline());
            }
            running.retain(|version| !version.is_done);
            if Instant::now() >= next_progress || running.is_empty() {
                next_progress = Instant::now() + TICK;
                progress(recordings)?;
            }
        }
        Ok(())
    }

    fn start(
        &self,
        runtime: &str,
        index: usize,
        sender: &SyncSender<(usize, Heard)>,
    ) -> io::Result<Running> {
        let mut command = Command::new(own_path()?);
        command
            .args([STAGED, self.program.name, runtime])
            .arg(nanos(self.second).to_string())
            // A backtrace takes longer than most programs, and much memory.
            .env_remove("RUST_BACKTRACE")
            .env_remove("RUST_LIB_BACKTRACE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let started = Instant::now();
        let mut group = Group::spawn(&mut command)?;
        let child = group.child();
        child::record(child.stdin.as_mut());
        let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
        let send = |sender: SyncSender<_>| {
            // Nobody listens any more when the run was ended.
            move |heard| sender.send((index, heard)).is_ok()
        };
        let (out, err) = (send(sender.clone()), send(sender.clone()));
        thread::spawn(move || output::read(stdout, Pipe::Stdout, out));
        thread::spawn(move || output::read(stderr, Pipe::Stderr, err));
        Ok(Running {
            index,
            group,
            started,
            began: None,
            heard: started,
            open_pipes: PIPES,
            exit: None,
            is_done: false,
        })
    }
}

/// Takes in what the versions say for a tick. Shorter once one of them has
/// closed its output, which is what a process does last.
fn hear(
    receiver: &Receiver<(usize, Heard)>,
    running: &mut [Running],
    recordings: &mut [Recording],
) {
    let closing = running.iter().any(|version| version.open_pipes < PIPES);
    let until = Instant::now() + if closing { TICK / 10 } else { TICK };
    loop {
        let left = until.saturating_duration_since(Instant::now());
        match receiver.recv_timeout(left) {
            Ok((index, heard)) => {
                let ended = matches!(heard, Heard::End);
                if let Some(v) = running.iter_mut().find(|v| v.index == index) {
                    v.hear(&mut recordings[index], heard);
                }
                if ended {
                    return;
                }
            }
            Err(RecvTimeoutError::Timeout) => return,
            // All pipes are closed; only the processes are still to end.
            Err(RecvTimeoutError::Disconnected) => return thread::sleep(left),
        }
        if left.is_zero() {
            return;
        }
    }
}

fn missing(recording: &mut Recording, error: &io::Error) {
    recording.ended(Outcome::Missing, 0);
    recording.notes.push(format!("it does not start: {error}"));
}

/// stdout and stderr.
const PIPES: u8 = 2;

/// A version whose process runs, or whose output is still being read.
struct Running {
    index: usize,
    group: Group,
    /// Before its process was: no event is older.
    started: Instant,
    /// When its first event arrived.
    began: Option<Instant>,
    /// When it said something last.
    heard: Instant,
    open_pipes: u8,
    exit: Option<Exit>,
    is_done: bool,
}

struct Exit {
    at: Instant,
    at_ns: u64,
    outcome: Outcome,
}

impl Running {
    /// Nanoseconds since the program's begin, as seen from outside.
    fn now_ns(&self) -> u64 {
        nanos(self.began.unwrap_or(self.started).elapsed())
    }

    fn hear(&mut self, recording: &mut Recording, heard: Heard) {
        self.heard = Instant::now();
        match heard {
            Heard::Event(event) => {
                self.began.get_or_insert_with(Instant::now);
                // What is from the recorder cannot lie in the future.
                let timely = event.at_ns <= nanos(self.started.elapsed());
                let refused = if timely {
                    recording.apply(event).err()
                } else {
                    Some(event)
                };
                // Where events were cut, what comes later misses them.
                if let Some(event) = refused.filter(|_| !recording.is_cut) {
                    recording.printed(self.now_ns(), event.to_string());
                }
            }
            Heard::Line(Pipe::Stdout, line) => {
                recording.printed(self.now_ns(), line);
            }
            Heard::Line(Pipe::Stderr, line) => recording.stderr.push(line),
            Heard::EventsAreCut => recording.is_cut = true,
            Heard::Note(note) => recording.notes.push(note),
            Heard::End => self.open_pipes -= 1,
        }
    }

    /// Sees how the process is doing, and kills it at its deadline.
    fn look(&mut self, recording: &mut Recording, deadline: Duration) {
        if self.exit.is_none() {
            self.exit = self.exited(recording, deadline);
        }
        match &self.exit {
            Some(exit) if self.is_over() => {
                self.is_done = true;
                recording.ended(exit.outcome, exit.at_ns);
                if self.open_pipes > 0 {
                    recording.notes.push(
                        "a process that it started still holds its output"
                            .to_owned(),
                    );
                }
            }
            Some(_) => {}
            None => {
                recording.runs(self.now_ns());
                usage::sample(self.group.id(), &mut recording.usage);
            }
        }
    }

    fn exited(
        &mut self,
        recording: &mut Recording,
        deadline: Duration,
    ) -> Option<Exit> {
        let mut status = self.group.child().try_wait();
        let hung =
            matches!(status, Ok(None)) && self.started.elapsed() >= deadline;
        if hung {
            self.group.kill();
            status = self.group.child().wait().map(Some);
        }
        let status = status.transpose()?;
        // What it started and left behind goes with it.
        self.group.end();
        let code = status.as_ref().ok().and_then(|status| status.code());
        recording.exit_code = code;
        let outcome = match (hung, code) {
            (true, _) => Outcome::Hung,
            (false, Some(0)) => Outcome::Finished,
            (false, Some(_)) => Outcome::Failed,
            (false, None) => Outcome::Killed,
        };
        let deadline = humantime::format_duration(deadline);
        recording.notes.extend(match (outcome, status) {
            (Outcome::Hung, _) => {
                Some(format!("killed at its deadline of {deadline}"))
            }
            (Outcome::Killed, Ok(status)) => Some(format!("ended by {status}")),
            // Somebody told the system to forget about children that end.
            (_, Err(e)) => Some(format!("its end was not seen: {e}")),
            _ => None,
        });
        Some(Exit {
            at: Instant::now(),
            at_ns: self.now_ns(),
            outcome,
        })
    }

    /// The process is gone, and all that it said has been read, or a process
    /// that got away from its group silently holds the pipes open.
    fn is_over(&self) -> bool {
        self.exit.as_ref().is_some_and(|exit| {
            let since = self.heard.max(exit.at);
            self.open_pipes == 0 || since.elapsed() >= LAST_WORDS
        })
    }
}

/// The running executable, also where a build has put another one in its place.
fn own_path() -> io::Result<PathBuf> {
    let path = std::env::current_exe()?;
    let running = PathBuf::from("/proc/self/exe");
    Ok(if !path.exists() && running.exists() {
        running
    } else {
        path
    })
}

fn nanos(duration: Duration) -> u64 {
    duration.as_nanos().try_into().unwrap_or(u64::MAX)
}
