//! Chrome trace JSON (`--trace FILE`), which Perfetto and `chrome://tracing`
//! show.
//!
//! Each version is a separate process that starts at 0. In it each task has a
//! track, and so has each thread that woke a task while it polled none. A slice
//! is a poll, or the time from a wake to the next poll. An arrow leads from a
//! wake to the poll that follows it. Words and ends are instants.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
    io::{self, Write},
};

use crate::{
    json::text,
    lesson::run::Run,
    recording::{End, Recording, State, Task, Wake, states::spans},
};

/// The start of such a file.
const TRACE_HEAD: &str = r#"{"otherData":{"made by":"side by side"},"traceEvents":["#;

/// A trace that grows with each run.
pub(crate) struct Trace<W: Write> {
    out: W,
    /// How many versions were written; each gets the next number.
    processes: usize,
    /// The first track number of this version. Track numbers are unique in a
    /// file, because viewers treat them as thread ids.
    first_track: u64,
    last_track: u64,
    arrows: usize,
    /// Does an event precede the next one?
    is_begun: bool,
}

/// The track for words that no task said.
const NO_TASK: u64 = 0;

/// A wake takes no time, but viewers show a slice, and arrows at it, only if it
/// has a length.
const WAKE_NS: u64 = 1000;

struct Event<'a> {
    at_ns: u64,
    track: u64,
    what: What<'a>,
}

enum What<'a> {
    Slice {
        name: Cow<'a, str>,
        length_ns: u64,
        thread: Option<&'a str>,
    },
    Instant(&'a str),
    ArrowBegins(usize),
    ArrowEnds(usize),
}

impl<W: Write> Trace<W> {
    /// # Errors
    ///
    /// Those of `out`, here and below.
    pub(crate) fn new(mut out: W) -> io::Result<Trace<W>> {
        out.write_all(TRACE_HEAD.as_bytes())?;
        Ok(Trace {
            out,
            processes: 0,
            first_track: 1,
            last_track: 0,
            arrows: 0,
            is_begun: false,
        })
    }

    pub(crate) fn add(&mut self, run: &Run) -> io::Result<()> {
        for recording in run.recordings() {
            self.add_version(run.program.name, recording)?;
        }
        self.out.flush()
    }

    fn add_version(&mut self, program: &str, recording: &Recording) -> io::Result<()> {
        self.processes += 1;
        self.first_track = self.last_track + 1;
        let name = format!("{program} on {}", recording.runtime);
        self.name_tracks(&name, recording)?;
        for event in self.events(recording) {
            self.write(&event)?;
        }
        Ok(())
    }

    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.out.write_all(b"]}\n")?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn name_tracks(&mut self, process: &str, recording: &Recording) -> io::Result<()> {
        self.name("process", NO_TASK, process, self.processes as u64)?;
        let has_none = recording.said.iter().any(|said| said.task.is_none());
        let no_task = has_none.then(|| (NO_TASK, "(no task)".to_owned()));
        let tasks = recording.tasks.iter().map(|t| (t.id, t.name.clone()));
        let wakes = recording.tasks.iter().flat_map(|task| &task.wakes);
        let by_threads = wakes.filter(|wake| waker(recording, wake).is_none());
        let threads: BTreeSet<u16> = by_threads.map(|w| w.thread).collect();
        let threads = threads.into_iter().map(|thread| {
            let name = recording.thread_name(thread);
            (track_of(recording, thread), format!("thread {name}"))
        });
        for (track, name) in no_task.into_iter().chain(tasks).chain(threads) {
            self.name("thread", track, &name, track)?;
        }
        Ok(())
    }

    /// Names a process or a thread, and says where it is among the others.
    fn name(&mut self, what: &str, track: u64, name: &str, order: u64) -> io::Result<()> {
        let name = format!(r#""{what}_name","args":{{"name":{}}}"#, text(name));
        let order = format!(r#""{what}_sort_index","args":{{"sort_index":{order}}}"#);
        self.event(track, &format!(r#""ph":"M","name":{name}"#))?;
        self.event(track, &format!(r#""ph":"M","name":{order}"#))
    }

    /// In the order of time.
    fn events<'a>(&mut self, recording: &'a Recording) -> Vec<Event<'a>> {
        let mut events = Vec::new();
        for task in &recording.tasks {
            add_spans(recording, task, &mut events);
            if let (Some(at_ns), false) = (task.ended_ns, task.end == End::Open) {
                let what = What::Instant(task.end.as_str());
                let track = task.id;
                events.push(Event { at_ns, track, what });
            }
            for wake in &task.wakes {
                self.add_wake(recording, task, wake, &mut events);
            }
        }
        let words = recording.said.iter().map(|said| Event {
            at_ns: said.at_ns,
            track: said.task.unwrap_or(NO_TASK),
            what: What::Instant(&said.text),
        });
        events.extend(words);
        events.sort_by_key(|event| event.at_ns);
        shorten_wakes(&mut events, track_of(recording, 0));
        events
    }

    fn add_wake<'a>(
        &mut self,
        recording: &Recording,
        task: &'a Task,
        wake: &Wake,
        events: &mut Vec<Event<'a>>,
    ) {
        let at_ns = wake.at_ns;
        let by = waker(recording, wake);
        let track = by.unwrap_or_else(|| track_of(recording, wake.thread));
        if by.is_none() {
            let what = What::Slice {
                name: format!("wakes {}", task.name).into(),
                length_ns: WAKE_NS,
                thread: None,
            };
            events.push(Event { at_ns, track, what });
        }
        let next = task.polls.partition_point(|poll| poll.start_ns <= at_ns);
        let Some(poll) = task.polls.get(next) else {
            return;
        };
        self.arrows += 1;
        let what = What::ArrowBegins(self.arrows);
        events.push(Event { at_ns, track, what });
        events.push(Event {
            at_ns: poll.start_ns,
            track: task.id,
            what: What::ArrowEnds(self.arrows),
        });
    }

    fn write(&mut self, event: &Event) -> io::Result<()> {
        let Event { at_ns, track, what } = event;
        let keys = match what {
            What::Slice {
                name,
                length_ns,
                thread,
            } => {
                let thread = thread.map(|name| format!(r#","args":{{"thread":{}}}"#, text(name)));
                let (name, length) = (text(name), micros(*length_ns));
                let thread = thread.unwrap_or_default();
                format!(r#""ph":"X","name":{name},"dur":{length}{thread}"#)
            }
            What::Instant(words) => format!(r#""ph":"i","s":"t","name":{}"#, text(words)),
            What::ArrowBegins(id) => format!(r#""ph":"s","name":"wake","cat":"wake","id":{id}"#),
            // `bp`: it ends at the slice that starts here.
            What::ArrowEnds(id) => {
                format!(r#""ph":"f","bp":"e","name":"wake","cat":"wake","id":{id}"#)
            }
        };
        self.event(*track, &format!(r#""ts":{},{keys}"#, micros(*at_ns)))
    }

    fn event(&mut self, track: u64, keys: &str) -> io::Result<()> {
        let comma = if self.is_begun { "," } else { "" };
        self.is_begun = true;
        let (process, track) = (self.processes, self.first_track + track);
        self.last_track = self.last_track.max(track);
        write!(
            self.out,
            "{comma}\n{{\"pid\":{process},\"tid\":{track},{keys}}}"
        )
    }
}

/// A slice for each state but waiting, which the gap between two slices shows.
fn add_spans<'a>(recording: &'a Recording, task: &'a Task, events: &mut Vec<Event<'a>>) {
    let mut polls = task.polls.iter();
    for span in spans(task, recording.wall_ns) {
        let (name, is_poll) = match span.state {
            State::Created => ("created, not yet polled", false),
            State::Running => ("running", true),
            State::Holding => ("blocks its thread", true),
            State::Woken => ("woken", false),
            State::Alive => ("alive", false),
            State::Waiting => continue,
        };
        let poll = is_poll.then(|| polls.next()).flatten();
        let what = What::Slice {
            name: name.into(),
            length_ns: span.end_ns - span.start_ns,
            thread: poll.map(|poll| recording.thread_name(poll.thread)),
        };
        let (at_ns, track) = (span.start_ns, task.id);
        events.push(Event { at_ns, track, what });
    }
}

/// A thread's track comes after those of the tasks.
fn track_of(recording: &Recording, thread: u16) -> u64 {
    recording.tasks.len() as u64 + 1 + u64::from(thread)
}

/// The task whose poll the arrow starts at. `None`: at the thread.
fn waker(recording: &Recording, wake: &Wake) -> Option<u64> {
    let (by, at_ns) = (wake.by?, wake.at_ns);
    let polls = &recording.task_by_id(by)?.polls;
    let next = polls.partition_point(|poll| poll.start_ns <= at_ns);
    let poll = polls.get(next.checked_sub(1)?)?;
    poll.end_ns
        .is_none_or(|end_ns| at_ns < end_ns)
        .then_some(by)
}

/// Keeps each slice of a thread from overlapping the next one.
fn shorten_wakes(events: &mut [Event], first_thread: u64) {
    let mut next_ns = HashMap::new();
    let of_threads = events
        .iter_mut()
        .filter(|event| event.track >= first_thread);
    for event in of_threads.rev() {
        if let What::Slice { length_ns, .. } = &mut event.what
            && let Some(next_ns) = next_ns.insert(event.track, event.at_ns)
        {
            *length_ns = WAKE_NS.min(next_ns - event.at_ns);
        }
    }
}

/// Microseconds, to the nanosecond.
fn micros(ns: u64) -> String {
    format!("{}.{:03}", ns / 1000, ns % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixtures::{self, assert_picture};

    fn wake(at_ns: u64, thread: u16, by: Option<u64>) -> Wake {
        Wake {
            at_ns,
            thread,
            by,
            ..Wake::default()
        }
    }

    fn trace_of(recordings: &[Recording]) -> String {
        let mut trace = Trace::new(Vec::new()).expect("memory can be written to");
        for recording in recordings {
            trace.add_version("cafe", recording).expect("so, too");
        }
        let bytes = trace.finish().expect("so, too");
        String::from_utf8(bytes).expect("text")
    }

    #[test]
    fn polls_and_wakes_are_slices_and_an_arrow_leads_to_the_next_poll() {
        let mut cook = fixtures::task("cook", &[(1000, 2000), (9000, 9500)], End::Open);
        cook.wakes = vec![wake(5000, 1, None), wake(5400, 1, None)];
        let mut guest = fixtures::task("guest", &[(3000, 3500), (9600, 9900)], End::Dropped);
        guest.created_ns = 2500;
        guest.wakes = vec![wake(9100, 0, Some(1)), wake(9999, 1, None)];
        let mut recording = fixtures::recording("smol", 20_000)
            .saying(100, "open")
            .with(cook)
            .saying(9200, "soup")
            .with(guest);
        recording.threads.push("async-io".to_owned());
        // The first wake of `cook` by the thread ends before the next one, and
        // the last one of `guest` has no arrow, because nothing polls it.
        // Tracks of two versions have different numbers.
        let second = fixtures::task("cook", &[(1, 2)], End::Finished);
        let second = fixtures::recording("tokio", 10).with(second);
        assert_picture("trace", &trace_of(&[recording, second]));
    }

    #[test]
    fn a_wake_outside_of_its_waker_s_polls_belongs_to_its_thread() {
        let waker = fixtures::task("cook", &[(1000, 2000)], End::Open);
        let mut task = fixtures::task("guest", &[(100, 200), (9000, 9100)], End::Finished);
        task.wakes = vec![wake(2000, 0, Some(1)), wake(500, 0, Some(7))];
        let recording = fixtures::recording("smol", 10_000).with(waker).with(task);
        let trace = trace_of(&[recording]);
        let begun = trace.lines().filter(|line| line.contains(r#""ph":"s""#));
        assert!(begun.clone().all(|line| line.contains(r#""tid":4,"#)));
        assert_eq!(begun.count(), 2);
    }
}
