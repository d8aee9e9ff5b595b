//! Builds a recording from events, printed lines, and what is seen of the
//! process from outside. Whatever the input, times never run backwards.

use super::{End, Figure, Outcome, Poll, Recording, Said, Task, Usage, Wake, index};
use crate::wire::{Event, Used, What};
use anstream::adapter::strip_str;
use std::collections::HashMap;

/// A wake this soon after a poll that finished a task counts as caused by its
/// end. A join handle's wake takes 6 to 22 µs; on a busy machine it takes
/// longer.
const RIGHT_AFTER_NS: u64 = 100_000;

/// The table has a row for each figure and each number.
const FIGURES_AT_MOST: usize = 200;

pub(crate) struct Builder {
    recording: Recording,
    /// The time of the last event.
    last_ns: u64,
    /// When the program started, by the system's clock.
    began_unix_ns: Option<u64>,
    /// Did `main` panic? `None` until the version reports that `main` has
    /// ended.
    left: Option<bool>,
    /// Are the lines in `said` in the order of time?
    is_said_sorted: bool,
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
            last_ns: 0,
            began_unix_ns: None,
            left: None,
            is_said_sorted: true,
            refused: 0,
            figures_left_out: 0,
            runtime_tasks: HashMap::new(),
            finished_last: Vec::new(),
            system_ids: Vec::new(),
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

    /// Adds one event. An event that does not fit the events before it is
    /// counted and dropped.
    pub(crate) fn apply(&mut self, event: Event) {
        let Event { at_ns, what } = event;
        if at_ns < self.last_ns || self.left.is_some() || !self.fits(&what) {
            // If events were cut, later ones refer to tasks that are missing.
            self.refused += usize::from(!self.recording.is_cut);
            return;
        }
        self.last_ns = at_ns;
        self.recording.wall_ns = self.recording.wall_ns.max(at_ns);
        let recording = &mut self.recording;
        match what {
            What::Began { unix_ns } => self.began_unix_ns = Some(unix_ns),
            What::Thread {
                name, system_id, ..
            } => {
                recording.threads.push(name);
                recording.threads_running.push(None);
                self.system_ids.push(system_id);
                self.finished_last.push(None);
            }
            What::Created {
                task,
                name,
                parent,
                kind,
                place,
            } => recording.tasks.push(Task {
                id: task,
                name,
                parent,
                kind,
                place: Some(place).filter(|place| !place.is_empty()),
                created_ns: at_ns,
                ..Task::default()
            }),
            What::PollBegan {
                task,
                thread,
                runs_in,
            } => {
                self.finished_last[usize::from(thread)] = None;
                let next = self.runtime_tasks.len() as u64 + 1;
                let runs_in = runs_in.map(|id| *self.runtime_tasks.entry(id).or_insert(next));
                self.change(task, |task| {
                    task.runs_in = runs_in;
                    task.unwakeable_ns = None;
                    task.polls.push(Poll {
                        start_ns: at_ns,
                        end_ns: None,
                        thread,
                        ready: false,
                    });
                });
            }
            What::PollEnded { task, ready } => self.end_poll(task, ready, at_ns),
            What::Woken {
                task,
                thread,
                by,
                is_stale,
            } => {
                let just = self.finished_last[usize::from(thread)];
                let after = just
                    .filter(|(_, ended_ns)| at_ns - ended_ns <= RIGHT_AFTER_NS)
                    .filter(|_| by.is_none())
                    .map(|(id, _)| id);
                self.change(task, |task| {
                    task.unwakeable_ns = None;
                    task.wakes.push(Wake {
                        at_ns,
                        thread,
                        by,
                        after,
                        is_stale,
                    });
                });
            }
            What::WakerDropped { task } => self.change(task, |task| {
                // If it is being polled, it has a new waker.
                let is_polled = task.polls.last().is_some_and(|poll| poll.end_ns.is_none());
                task.unwakeable_ns = Some(at_ns).filter(|_| !is_polled);
            }),
            What::PolledAfterEnd { task } => self.change(task, |task| {
                task.polled_after_end_ns.get_or_insert(at_ns);
            }),
            What::Ended { task, end, by } => self.change(task, |task| {
                if let Some(poll) = task.polls.last_mut() {
                    poll.end_ns.get_or_insert(at_ns);
                }
                task.end = end;
                task.ended_ns = Some(at_ns);
                task.dropped_by = by;
                task.unwakeable_ns = None;
            }),
            What::Said {
                task,
                text,
                file,
                line,
            } => {
                // The task that says it may have been left out.
                let task = task.filter(|id| index(*id) < recording.tasks.len());
                self.say(Said {
                    at_ns,
                    task,
                    text,
                    place: Some((file, line)),
                });
            }
            What::Figure { name, value, unit } => {
                if recording.figures.len() < FIGURES_AT_MOST {
                    recording.figures.push(Figure { name, value, unit });
                } else {
                    self.figures_left_out += 1;
                }
            }
            What::Number { name, value } => {
                let is_known = recording.numbers.iter().any(|(known, _)| *known == name);
                if !is_known && recording.numbers.len() < FIGURES_AT_MOST {
                    recording.numbers.push((name, value));
                }
            }
            What::Used { what, amount } => {
                let usage = &mut recording.usage;
                *match what {
                    Used::UserNs => &mut usage.user_ns,
                    Used::SystemNs => &mut usage.system_ns,
                    Used::ChildrenNs => &mut usage.children_ns,
                    Used::PeakBytes => &mut usage.peak_memory_bytes,
                    Used::Switches => &mut usage.switches,
                    Used::ThreadsAtFirstPoll => &mut usage.threads_at_first_poll,
                    Used::Threads => {
                        usage.thread_count = usage.thread_count.max(Some(amount));
                        return;
                    }
                } = Some(amount);
            }
            What::Cut => recording.is_cut = true,
            What::LeftOut { count } => {
                recording
                    .notes
                    .push(format!("{count} events were left out"));
            }
            What::Left { panicked } => self.left = Some(panicked),
        }
    }

    fn fits(&self, what: &What) -> bool {
        let tasks = &self.recording.tasks;
        let is_thread = |thread: u16| usize::from(thread) < self.recording.threads.len();
        let known = |id: u64| tasks.get(index(id));
        let is_open = |id: u64| known(id).is_some_and(|task| task.ended_ns.is_none());
        let is_polled = |id: u64| {
            let poll = known(id).and_then(|task| task.polls.last());
            poll.is_some_and(|poll| poll.end_ns.is_none())
        };
        match what {
            What::Thread { thread, .. } => usize::from(*thread) == self.recording.threads.len(),
            What::Created { task, parent, .. } => {
                index(*task) == tasks.len() && parent.is_none_or(|id| known(id).is_some())
            }
            What::PollBegan { task, thread, .. } => {
                is_thread(*thread) && is_open(*task) && !is_polled(*task)
            }
            // If events were cut, the start of the poll may be missing.
            What::PollEnded { task, .. } => {
                is_open(*task) && (is_polled(*task) || self.recording.is_cut)
            }
            What::Woken {
                task, thread, by, ..
            } => {
                is_thread(*thread)
                    && known(*task).is_some()
                    && by.is_none_or(|id| known(id).is_some())
            }
            What::Ended { task, by, .. } => {
                is_open(*task) && by.is_none_or(|id| known(id).is_some())
            }
            What::WakerDropped { task } => is_open(*task),
            What::PolledAfterEnd { task } => known(*task).is_some_and(|task| !is_open(task.id)),
            What::Said { task, .. } => {
                self.recording.is_cut || task.is_none_or(|id| known(id).is_some())
            }
            What::Began { .. }
            | What::Figure { .. }
            | What::Number { .. }
            | What::Used { .. }
            | What::Cut
            | What::LeftOut { .. }
            | What::Left { .. } => true,
        }
    }

    fn end_poll(&mut self, id: u64, ready: bool, at_ns: u64) {
        let mut thread = None;
        self.change(id, |task| {
            if let Some(poll) = task.polls.last_mut()
                && poll.end_ns.is_none()
            {
                poll.end_ns = Some(at_ns);
                poll.ready = ready;
                thread = Some(poll.thread);
            }
            if ready {
                task.end = End::Finished;
                task.ended_ns = Some(at_ns);
            }
        });
        if let Some(thread) = thread {
            let finished = ready.then_some((id, at_ns));
            self.finished_last[usize::from(thread)] = finished;
        }
    }

    fn change(&mut self, id: u64, change: impl FnOnce(&mut Task)) {
        if let Some(task) = self.recording.tasks.get_mut(index(id)) {
            change(task);
        }
    }

    fn say(&mut self, mut said: Said) {
        said.text = without_escapes(said.text);
        let all = &mut self.recording.said;
        let is_later = all.last().is_none_or(|last| last.at_ns <= said.at_ns);
        self.is_said_sorted &= is_later;
        all.push(said);
    }

    /// A printed line has the time at which the stage read it, which may be
    /// later than that of events that are read afterwards.
    fn sort_said(&mut self) {
        if !self.is_said_sorted {
            self.recording.said.sort_by_key(|said| said.at_ns);
            self.is_said_sorted = true;
        }
    }

    /// A line that the program printed without [`crate::say!`].
    pub(crate) fn printed(&mut self, at_ns: u64, text: String) {
        self.recording.wall_ns = self.recording.wall_ns.max(at_ns);
        self.say(Said {
            at_ns,
            task: None,
            text,
            place: None,
        });
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
        usage.peak_memory_bytes = usage.peak_memory_bytes.max(seen.peak_memory_bytes);
    }

    /// The process is about to be killed or interrupted. `is_running` gets the
    /// system's number of a thread.
    pub(crate) fn at_deadline(&mut self, is_running: impl Fn(u64) -> Option<bool>) {
        let ids = self.system_ids.iter();
        let running = ids.map(|id| id.and_then(&is_running));
        self.recording.threads_running = running.collect();
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
            recording.notes.push(CUT.to_owned());
        }
        if self.refused > 0 {
            recording.notes.push(format!(
                "{} events did not fit what came before and were left out",
                self.refused
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recording::LaneKind;

    fn builder() -> Builder {
        Builder::new("tokio".into(), 100)
    }

    fn created(task: u64, parent: Option<u64>) -> What {
        What::Created {
            task,
            name: "x".into(),
            parent,
            kind: LaneKind::Future,
            place: String::new(),
        }
    }

    fn thread(thread: u16) -> What {
        What::Thread {
            thread,
            name: "x".into(),
            system_id: None,
        }
    }

    fn said(task: Option<u64>) -> What {
        What::Said {
            task,
            text: "x".into(),
            file: "x.rs".into(),
            line: 1,
        }
    }

    const BEGAN: What = What::Began { unix_ns: 0 };
    const LEFT: What = What::Left { panicked: false };

    fn build(events: &[(u64, What)]) -> Builder {
        let mut builder = builder();
        for (at_ns, what) in events {
            builder.apply(Event {
                at_ns: *at_ns,
                what: what.clone(),
            });
        }
        builder
    }

    #[test]
    fn the_end_that_a_version_reports_itself_is_more_exact() {
        let panics = [(50, What::Left { panicked: true }), (60, BEGAN)];
        let mut builder = build(&panics);
        assert_eq!(builder.refused, 1, "events after the end are refused");
        builder.ended(Outcome::Failed, Some(101), 90);
        assert_eq!(builder.recording.outcome, Some(Outcome::Panicked));
        assert_eq!(builder.recording.wall_ns, 50);
        // But not if it hangs afterwards.
        builder.ended(Outcome::Hung, None, 90);
        assert_eq!(builder.recording.outcome, Some(Outcome::Hung));
        assert_eq!(builder.recording.wall_ns, 90);
    }

    #[test]
    fn a_cut_recording_says_so_even_if_the_version_could_not() {
        let mut builder = build(&[(10, What::Cut)]);
        builder.ended(Outcome::Hung, None, 90);
        assert_eq!(builder.recording.notes, [CUT]);
    }

    /// It handles Ctrl-C, and continues.
    #[test]
    fn what_threads_did_is_known_only_of_a_version_that_was_ended() {
        for outcome in [Outcome::Hung, Outcome::Finished] {
            let known = What::Thread {
                thread: 0,
                name: "main".into(),
                system_id: Some(7),
            };
            let mut builder = build(&[(10, known)]);
            builder.at_deadline(|thread| Some(thread == 7));
            builder.ended(outcome, None, 90);
            let expected = (outcome == Outcome::Hung).then_some(true);
            assert_eq!(builder.recording.threads_running, [expected]);
        }
    }

    #[test]
    fn an_event_that_does_not_fit_is_left_out_with_a_note() {
        let began = |task, thread| What::PollBegan {
            task,
            thread,
            runs_in: Some(task << 32),
        };
        let ended = |task| What::PollEnded { task, ready: false };
        let woken = |task, thread, by| What::Woken {
            task,
            thread,
            by,
            is_stale: false,
        };
        let dropped = |by| What::Ended {
            task: 1,
            end: End::Dropped,
            by,
        };
        let steps = [
            (thread(1), false),
            (thread(0), true),
            (thread(0), false),
            (created(2, None), false),
            (created(1, Some(7)), false),
            (created(1, None), true),
            (created(1, None), false),
            (said(Some(2)), false),
            (said(Some(1)), true),
            (said(None), true),
            (ended(1), false),
            (began(1, 1), false),
            (began(1, 0), true),
            (began(1, 0), false),
            (ended(1), true),
            (woken(2, 0, None), false),
            (woken(1, 1, None), false),
            (woken(1, 0, Some(9)), false),
            (woken(1, 0, Some(1)), true),
            (What::PolledAfterEnd { task: 1 }, false),
            (What::WakerDropped { task: 1 }, true),
            (dropped(Some(9)), false),
            (dropped(Some(1)), true),
            (What::WakerDropped { task: 1 }, false),
            (What::PolledAfterEnd { task: 1 }, true),
        ];
        let mut builder = builder();
        for (at_ns, (what, fits)) in (10..).zip(steps) {
            let shown = format!("{what:?}");
            let before = builder.refused;
            builder.apply(Event { at_ns, what });
            assert_eq!(builder.refused == before, fits, "{shown}");
        }
        let before = builder.refused;
        let what = BEGAN;
        builder.apply(Event { at_ns: 1, what });
        assert_eq!(builder.refused, before + 1, "it is too old");
        builder.ended(Outcome::Finished, Some(0), 90);
        let note = "16 events did not fit what came before and were left out";
        assert_eq!(builder.recording.notes, [note]);
    }

    #[test]
    fn a_recording_is_never_shorter_than_its_last_event_or_word() {
        let mut builder = build(&[(70, BEGAN)]);
        builder.still_runs(40);
        assert_eq!(builder.recording.wall_ns, 70);
        builder.printed(80, "late".into());
        assert_eq!(builder.recording.wall_ns, 80);
        builder.ended(Outcome::Killed, None, 75);
        assert_eq!(builder.recording.wall_ns, 80);
        // The last line is read after the event of `main`'s end.
        let mut builder = build(&[(70, LEFT)]);
        builder.printed(80, "late".into());
        builder.ended(Outcome::Finished, Some(0), 90);
        assert_eq!(builder.recording.wall_ns, 70);
        assert_eq!(builder.recording.said[0].at_ns, 70);
    }

    #[test]
    fn escapes_of_a_program_are_left_out_whole() {
        let mut builder = builder();
        builder.printed(
            1,
            "\u{1b}[1;31mred\u{1b}[0m and \u{1b}]0;title\u{7}plain".into(),
        );
        builder.stderr("\u{1b}[33mwarning\u{1b}[0m: ok".into());
        let recording = builder.finish();
        assert_eq!(recording.said[0].text, "red and plain");
        assert_eq!(recording.stderr, ["warning: ok"]);
    }

    #[test]
    fn said_lines_are_in_the_order_of_their_times() {
        let mut builder = build(&[(10, said(None))]);
        builder.printed(50, "printed".into());
        builder.apply(Event {
            at_ns: 40,
            what: said(None),
        });
        let times = builder.recording().said.iter().map(|said| said.at_ns);
        assert_eq!(times.collect::<Vec<_>>(), [10, 40, 50]);
    }

    /// If each line cost as much as all lines before it, this would take an
    /// hour.
    #[test]
    fn many_lines_out_of_order_are_cheap() {
        let mut builder = build(&[(10, said(None))]);
        for _ in 0..200_000 {
            builder.printed(5_000_000, "printed".into());
        }
        for at_ns in 20..200_020 {
            let what = said(None);
            builder.apply(Event { at_ns, what });
        }
        let said = &builder.recording().said;
        assert_eq!(said.len(), 400_001);
        assert!(said.is_sorted_by_key(|said| said.at_ns));
    }

    #[test]
    fn a_wake_right_after_a_task_finished_names_that_task_as_after_and_not_as_by() {
        let woken = |by| What::Woken {
            task: 2,
            thread: 0,
            by,
            is_stale: false,
        };
        let poll = |ready| {
            let began = What::PollBegan {
                task: 1,
                thread: 0,
                runs_in: None,
            };
            [began, What::PollEnded { task: 1, ready }]
        };
        let begin = [thread(0), created(1, None), created(2, None)];
        let wake = |ready, between_ns: u64, by| {
            let all = begin.clone().into_iter().chain(poll(ready));
            let mut events: Vec<_> = (1..).zip(all).collect();
            events.push((5 + between_ns, woken(by)));
            build(&events).recording.tasks[1].wakes[0].after
        };
        assert_eq!(wake(true, 10_000, None), Some(1));
        assert_eq!(wake(false, 10_000, None), None, "the task has not finished");
        assert_eq!(wake(true, 10_000, Some(1)), None, "the task was polled");
        assert_eq!(wake(true, 1_000_000, None), None, "the end was long ago");
    }

    #[test]
    fn what_is_known_despite_a_cut_is_kept() {
        let ready = What::PollEnded {
            task: 1,
            ready: true,
        };
        let builder = build(&[
            (1, thread(0)),
            (2, created(1, None)),
            (3, What::Cut),
            (4, ready),
            (5, said(Some(9))),
            (6, created(9, None)),
            (7, What::LeftOut { count: 3 }),
            (8, LEFT),
        ]);
        assert_eq!(builder.recording.tasks[0].end, End::Finished);
        assert_eq!(builder.recording.said[0].task, None);
        assert_eq!(builder.recording.notes, ["3 events were left out"]);
        assert_eq!(builder.refused, 0);
    }
}
