//! Recordings for tests, made without a clock or a process, and the pictures
//! that are expected of them. A program second is 100 ns.

use std::{env, fs, path::Path, process::ExitCode};

use anstream::adapter::strip_str;

use crate::lesson::Version;
use crate::recording::{End, Outcome, Poll, Recording, Said, Task, Usage, Wake};

pub(crate) const SECOND_NS: u64 = 100;

pub(crate) fn recording(runtime: &str, wall_ns: u64) -> Recording {
    let mut recording = Recording::new(runtime.to_owned(), SECOND_NS);
    recording.wall_ns = wall_ns;
    recording.outcome = Some(Outcome::Finished);
    recording.exit_code = Some(0);
    recording.threads = vec!["main".to_owned()];
    recording.usage = Usage {
        thread_count: Some(2),
        peak_memory_bytes: Some(3_100_000),
        ..Usage::default()
    };
    recording
}

/// A task on the main thread that is created with its first poll, polled at the
/// given times, woken right before each later poll, and ended at the last.
pub(crate) fn task(name: &str, polls: &[(u64, u64)], end: End) -> Task {
    let last_ns = polls.last().map_or(0, |poll| poll.1);
    let poll = |&(start_ns, end_ns): &(u64, u64)| Poll {
        start_ns,
        end_ns: Some(end_ns),
        thread: 0,
        ready: end == End::Finished && end_ns == last_ns,
    };
    let wake = |&(start_ns, _): &(u64, u64)| wake(start_ns - 1, 0, None);
    Task {
        name: name.to_owned(),
        created_ns: polls.first().map_or(0, |poll| poll.0),
        end,
        ended_ns: (end != End::Open).then_some(last_ns),
        polls: polls.iter().map(poll).collect(),
        wakes: polls.iter().skip(1).map(wake).collect(),
        ..Task::default()
    }
}

pub(crate) fn wake(at_ns: u64, thread: u16, by: Option<u64>) -> Wake {
    Wake {
        at_ns,
        thread,
        by,
        ..Wake::default()
    }
}

pub(crate) const fn version(file: &'static str, source: &'static str) -> Version {
    Version::new(file, source, || ExitCode::SUCCESS)
}

/// Without colours and spaces at the ends of lines, the text is what is in
/// `tests/pictures/`. With `UPDATE=1` in the environment, it is written there.
#[track_caller]
pub(crate) fn assert_picture(name: &str, text: &str) {
    let text = strip_str(text).to_string();
    let drawn: String = text
        .lines()
        .map(|line| line.trim_end().to_owned() + "\n")
        .collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    let path = folder.join(name).with_extension("txt");
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &drawn).expect("there is room");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let is_equal = drawn.lines().eq(expected.lines());
    assert!(is_equal, "{name}: expected\n{expected}but was\n{drawn}");
}

impl Recording {
    /// Tasks are numbered in the order in which they are added.
    pub(crate) fn with(mut self, mut task: Task) -> Recording {
        task.id = self.tasks.len() as u64 + 1;
        self.tasks.push(task);
        self
    }

    /// The last task says this; if there is no task, it is said outside of all
    /// tasks.
    pub(crate) fn saying(mut self, at_ns: u64, text: &str) -> Recording {
        self.said.push(Said {
            at_ns,
            task: self.tasks.last().map(|task| task.id),
            text: text.to_owned(),
            place: None,
        });
        self
    }
}
