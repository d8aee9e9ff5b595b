//! A running part: its process, its channel, its output, its end.

use std::{
    io::{self, IsTerminal},
    process::{ExitStatus, Stdio},
    sync::mpsc::Sender,
    time::{Duration, Instant, UNIX_EPOCH},
};

use super::{
    Part,
    channel::Channel,
    group::{Group, is_abort, signal_of},
    nanos,
    output::{FromPipe, Pipe, forward_stdin, read_in_background},
};
use crate::{
    recording::{INTERRUPTED, Outcome, from_events::Builder},
    watch::usage,
    wire::CHANNEL,
};

/// How long a part's output is read after its process has exited. A process
/// that left the group may keep the pipes open forever.
const LAST_OUTPUT: Duration = Duration::from_secs(1);
/// How long a killed process may take to exit.
const LAST_BREATH: Duration = Duration::from_secs(2);
/// How long a program may take to end after SIGTERM. Containers are killed
/// after 10 s, and until then the picture must be drawn.
const AFTER_SIGTERM: Duration = Duration::from_secs(5);
/// The same number on all systems that have it.
const SIGTERM: i32 = 15;

/// stdout and stderr.
const PIPES: u8 = 2;

pub(super) struct Running {
    pub(super) index: usize,
    group: Group,
    channel: Channel,
    deadline: Duration,
    /// Taken before its process was started: no event is older.
    started: Instant,
    /// When the program started, according to its events.
    began: Option<Instant>,
    open_pipes: u8,
    /// The signal that it got because the stage got it, and when.
    asked: Option<(i32, Duration)>,
    state: State,
}

enum State {
    Runs,
    /// Killed at its deadline. It may take a while to exit.
    Killed(Moment),
    /// Its process has exited, and there is more output to read.
    Ended(Moment, Outcome, Option<i32>),
    Done,
}

#[derive(Clone, Copy)]
struct Moment {
    /// On the stage's own clock, which pauses while the stage is stopped.
    ran: Duration,
    /// Since the program's start.
    ns: u64,
}

impl Running {
    pub(super) fn start(
        part: Part,
        index: usize,
        sender: &Sender<(usize, FromPipe)>,
    ) -> io::Result<Running> {
        let mut channel = Channel::new()?;
        let mut command = part.command;
        let forwards = part.is_interactive && io::stdin().is_terminal();
        if part.is_interactive {
            command.env(CHANNEL, channel.path());
            command.stdin(if forwards {
                Stdio::piped()
            } else {
                Stdio::inherit()
            });
        } else {
            command.stdin(channel.stdin());
        }
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        // On Windows the channel is opened only after the part has joined
        // its group; until then the part waits.
        if cfg!(unix) {
            channel.open()?;
        }
        let started = Instant::now();
        let mut group = Group::spawn(&mut command)?;
        if cfg!(windows) {
            channel.open()?;
        }
        let leader = group.leader();
        if let Some(stdin) = leader.stdin.take() {
            forward_stdin(stdin)?;
        }
        let (stdout, stderr) = (leader.stdout.take(), leader.stderr.take());
        read_in_background(stdout, Pipe::Stdout, index, sender)?;
        read_in_background(stderr, Pipe::Stderr, index, sender)?;
        Ok(Running {
            index,
            group,
            channel,
            deadline: part.deadline,
            started,
            began: None,
            open_pipes: PIPES,
            asked: None,
            state: State::Runs,
        })
    }

    pub(super) fn process_id(&mut self) -> u32 {
        self.group.leader().id()
    }

    /// The first time, it may end by itself; the second time it is killed.
    pub(super) fn interrupt(&mut self, builder: &mut Builder, signal: i32, ran: Duration) {
        if !matches!(self.state, State::Runs) {
            return;
        }
        self.see_threads(builder);
        if self.asked.is_some() {
            self.group.kill();
        } else {
            self.group.interrupt(signal);
            self.asked = Some((signal, ran));
        }
    }

    /// What its threads do now, shortly before it is ended.
    fn see_threads(&mut self, builder: &mut Builder) {
        let process = self.process_id();
        builder.at_deadline(|thread| usage::is_thread_running(process, thread));
    }

    /// Its output is closed, or its process has exited.
    pub(super) fn is_ending(&self) -> bool {
        self.open_pipes < PIPES || !matches!(self.state, State::Runs)
    }

    pub(super) fn is_done(&self) -> bool {
        matches!(self.state, State::Done)
    }

    pub(super) fn take_output(&mut self, builder: &mut Builder, from_pipe: FromPipe) {
        match from_pipe {
            FromPipe::Line(Pipe::Stdout, at, line) => {
                // Events tell when the program started.
                if self.began.is_none() {
                    self.take_events(builder);
                }
                builder.printed(self.program_ns(at), line);
            }
            FromPipe::Line(Pipe::Stderr, _, line) => builder.stderr(line),
            FromPipe::Unfinished(text) => builder.unfinished(text),
            FromPipe::Note(note) => builder.note(note),
            FromPipe::End => self.open_pipes -= 1,
        }
    }

    /// Reads events, and checks the process. `ran` is how long the stage has
    /// run.
    pub(super) fn step(&mut self, builder: &mut Builder, ran: Duration) {
        match self.state {
            State::Runs | State::Killed(_) => self.see_process(builder, ran),
            State::Ended(at, outcome, exit_code) => {
                if self.open_pipes > 0 {
                    if ran < at.ran + LAST_OUTPUT {
                        return;
                    }
                    builder.note(STILL_HELD.to_owned());
                }
                builder.ended(outcome, exit_code, at.ns);
                self.state = State::Done;
            }
            State::Done => {}
        }
    }

    fn see_process(&mut self, builder: &mut Builder, ran: Duration) {
        // In this order, so that all events of a process that has exited are
        // read.
        let status = self.group.leader().try_wait();
        let has_ended = !matches!(status, Ok(None));
        while !self.take_events(builder) && has_ended {}
        let ns = self.now_ns();
        match self.state {
            State::Killed(at) if has_ended || ran >= at.ran + LAST_BREATH => {
                let killed = Moment { ran, ns: at.ns };
                self.see_end(builder, status, killed);
            }
            State::Killed(_) => {}
            _ if has_ended => self.see_end(builder, status, Moment { ran, ns }),
            _ => {
                builder.still_runs(ns);
                builder.used(&usage::seen(self.group.leader()));
                if ran >= self.deadline {
                    self.see_threads(builder);
                    self.state = State::Killed(Moment { ran, ns });
                    self.group.kill();
                } else if self.ignores_sigterm(ran) {
                    self.group.kill();
                }
            }
        }
    }

    /// A supervisor that sends SIGTERM does not wait long. After Ctrl-C, the
    /// reader decides.
    fn ignores_sigterm(&self, ran: Duration) -> bool {
        self.asked
            .is_some_and(|(signal, at)| signal == SIGTERM && ran >= at + AFTER_SIGTERM)
    }

    /// `false`: there may be more.
    fn take_events(&mut self, builder: &mut Builder) -> bool {
        let read = self.channel.read(|event| builder.apply(event));
        if self.began.is_none()
            && let Some(unix_ns) = builder.began_unix_ns()
        {
            let began = UNIX_EPOCH + Duration::from_nanos(unix_ns);
            let ago = began.elapsed().unwrap_or_default();
            let began = Instant::now().checked_sub(ago);
            // The system's clock may have been set meanwhile.
            let began = began.unwrap_or(self.started).max(self.started);
            self.began = Some(began);
        }
        read.unwrap_or_else(|error| {
            builder.note(format!("its events cannot be read: {error}"));
            true
        })
    }

    /// Nanoseconds since the program's start, as seen from outside.
    fn now_ns(&self) -> u64 {
        self.program_ns(Instant::now())
    }

    fn program_ns(&self, at: Instant) -> u64 {
        nanos(at.saturating_duration_since(self.began.unwrap_or(self.started)))
    }

    fn see_end(
        &mut self,
        builder: &mut Builder,
        status: io::Result<Option<ExitStatus>>,
        at: Moment,
    ) {
        // Processes that it left behind are killed, too.
        self.group.end();
        if self.channel.is_too_long() {
            builder.note("not all of its events were read".to_owned());
        } else if self.channel.ends_within_an_event() {
            builder.note("its last event is incomplete".to_owned());
        }
        let ended = status.as_ref().ok().copied().flatten();
        let (outcome, note) = self.outcome(status);
        if outcome == Outcome::Killed {
            let asked = self.asked.map(|(signal, _)| signal);
            builder.ended_by_signal(asked.or_else(|| signal_of(ended?)));
        }
        if !note.is_empty() {
            builder.note(note);
        }
        // On Windows a killed process has an exit code, too.
        let exit_code = ended.and_then(|status| status.code());
        let exit_code = exit_code.filter(|_| !matches!(outcome, Outcome::Hung | Outcome::Killed));
        self.state = State::Ended(at, outcome, exit_code);
    }

    /// How it ended, and a note if that does not say all.
    fn outcome(&self, status: io::Result<Option<ExitStatus>>) -> (Outcome, String) {
        let at_deadline = || {
            let deadline = humantime::format_duration(self.deadline);
            format!("killed at its deadline of {deadline}")
        };
        let status = match status {
            Ok(None) => return (Outcome::Hung, at_deadline() + ", but it has not exited"),
            _ if matches!(self.state, State::Killed(_)) => return (Outcome::Hung, at_deadline()),
            Ok(Some(status)) => status,
            // SIGCHLD is ignored, so the kernel reaps children itself.
            Err(e) => return (Outcome::Killed, format!("its exit status is unknown: {e}")),
        };
        match status.code() {
            Some(0) => (Outcome::Finished, String::new()),
            Some(code) if !is_abort(code) => (Outcome::Failed, String::new()),
            _ if self.asked.is_some() => (Outcome::Killed, INTERRUPTED.to_owned()),
            _ => (Outcome::Killed, format!("ended by {status}")),
        }
    }
}

const STILL_HELD: &str = "a process that it started keeps its output open";
