//! Builds a recording from events, printed lines, and what is seen of the
//! process from outside. Whatever the input, times never run backwards.

mod event;
#[cfg(test)]
mod tests;

use std::{collections::HashMap, mem};

use anstream::adapter::strip_str;

use super::{Outcome, Recording, Said, Usage};

#[derive(Default)]
pub(crate) struct Builder {
    recording: Recording,
    /// The time of the last event.
    last_ns: u64,
    /// When the program started, by the system's clock.
    began_unix_ns: Option<u64>,
    /// Did `main` panic? `None` until the version reports that `main` has
    /// ended.
    left: Option<bool>,
    /// The lines in `said` are not in the order of time.
    is_said_mixed: bool,
    /// How many events did not fit the events before them.
    refused: usize,
    figures_left_out: usize,
    /// The runtime's tasks, numbered from 1 in the order in which they appear.
    runtime_tasks: HashMap<u64, u64>,
    /// For each thread, the task whose poll ended last, and when, if it
    /// finished.
    finished_last: Vec<Option<(u64, u64)>>,
    /// For each thread, the number that the system gave it.
    system_ids: Vec<Option<u64>>,
}

impl Builder {
    pub(crate) fn new(runtime: String, second_ns: u64) -> Builder {
        Builder {
            recording: Recording::new(runtime, second_ns),
            ..Builder::default()
        }
    }

    pub(crate) fn recording(&mut self) -> &Recording {
        self.sort_said();
        &self.recording
    }

    pub(crate) fn runs_in_process(&mut self, id: u32) {
        self.recording.process_id = Some(id);
    }

    /// When the program started, in nanoseconds since 1970; `None` before that.
    pub(crate) fn began_unix_ns(&self) -> Option<u64> {
        self.began_unix_ns
    }

    fn say(&mut self, at_ns: u64, task: Option<u64>, text: String, place: Option<(String, u32)>) {
        let all = &mut self.recording.said;
        self.is_said_mixed |= all.last().is_some_and(|last| last.at_ns > at_ns);
        all.push(Said {
            at_ns,
            task,
            text: without_escapes(text),
            place,
        });
    }

    /// A printed line has the time at which the stage read it, which may be
    /// later than that of events that are read afterwards.
    fn sort_said(&mut self) {
        if mem::take(&mut self.is_said_mixed) {
            self.recording.said.sort_by_key(|said| said.at_ns);
        }
    }

    /// A line that the program printed without [`crate::say!`].
    pub(crate) fn printed(&mut self, at_ns: u64, text: String) {
        self.still_runs(at_ns);
        self.recording.unfinished.clear();
        self.say(at_ns, None, text, None);
    }

    /// The start of a line that is not printed yet, such as a prompt.
    pub(crate) fn unfinished(&mut self, text: String) {
        self.recording.unfinished = without_escapes(text);
    }

    pub(crate) fn stderr(&mut self, line: String) {
        self.recording.stderr.push(without_escapes(line));
    }

    pub(crate) fn note(&mut self, note: String) {
        self.recording.notes.push(note);
    }

    /// The process is still running, `now_ns` after the program's start.
    pub(crate) fn still_runs(&mut self, now_ns: u64) {
        self.recording.wall_ns = self.recording.wall_ns.max(now_ns);
    }

    /// What was seen of the running process from outside; the maximum counts,
    /// until the process itself reports its end.
    pub(crate) fn used(&mut self, seen: &Usage) {
        if self.left.is_some() {
            return;
        }
        let usage = &mut self.recording.usage;
        usage.user_ns = usage.user_ns.max(seen.user_ns);
        usage.system_ns = usage.system_ns.max(seen.system_ns);
        usage.thread_count = usage.thread_count.max(seen.thread_count);
        usage.pool_threads = usage.pool_threads.max(seen.pool_threads);
        usage.peak_memory_bytes = usage.peak_memory_bytes.max(seen.peak_memory_bytes);
    }

    /// The process is about to be killed or interrupted. `is_running` gets the
    /// system's number of a thread.
    pub(crate) fn at_deadline(&mut self, is_running: impl Fn(u64) -> Option<bool>) {
        let ids = self.system_ids.iter();
        let running = ids.map(|id| id.and_then(&is_running));
        self.recording.threads_running = running.collect();
    }

    pub(crate) fn ended_by_signal(&mut self, signal: Option<i32>) {
        self.recording.signal = signal;
    }

    /// The process ended at `at_ns`, and all its events have been read. The end
    /// that it reported itself is more exact than the clock outside.
    pub(crate) fn ended(&mut self, outcome: Outcome, exit_code: Option<i32>, at_ns: u64) {
        self.sort_said();
        let recording = &mut self.recording;
        recording.exit_code = exit_code;
        recording.outcome = Some(match (self.left, outcome) {
            (Some(true), Outcome::Failed) => Outcome::Panicked,
            (_, outcome) => outcome,
        });
        if !matches!(outcome, Outcome::Hung | Outcome::Killed) {
            // It was interrupted, and then ended by itself, which may be later.
            recording.threads_running.fill(None);
        }
        let has_left = self.left.is_some() && outcome != Outcome::Hung;
        let last_said = recording.said.last().map_or(0, |said| said.at_ns);
        recording.wall_ns = if has_left {
            // The last printed line is read a little after the end.
            for said in &mut recording.said {
                said.at_ns = said.at_ns.min(self.last_ns);
            }
            self.last_ns
        } else {
            at_ns.max(self.last_ns).max(last_said)
        };
        if recording.is_cut && self.left.is_none() {
            self.note(CUT.to_owned());
        }
        if self.refused > 0 {
            let refused = self.refused;
            self.note(format!(
                "{refused} events did not fit what came before and were left out"
            ));
        }
    }

    pub(crate) fn finish(mut self) -> Recording {
        self.sort_said();
        if self.figures_left_out > 0 {
            let count = self.figures_left_out;
            self.note(format!("{count} figures were left out"));
        }
        self.recording
    }
}

/// A program that ended by itself says how many.
const CUT: &str = "there were too many events; the later ones were left out";

/// A program may colour what it prints. Whole ANSI sequences are left out.
fn without_escapes(text: String) -> String {
    if text.contains(['\u{1b}', '\u{9b}']) {
        strip_str(&text).to_string()
    } else {
        text
    }
}
