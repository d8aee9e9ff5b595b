//! Chrome trace JSON (`--trace FILE`), which Perfetto and `chrome://tracing`
//! show.
//!
//! Each version is a separate process that starts at 0. In it each task has a
//! track, and so has each thread that woke a task while it polled none. A slice
//! is a poll, or the time from a wake to the next poll. An arrow leads from a
//! wake to the poll that follows it. Words and ends are instants.

use std::{
    collections::BTreeMap,
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
    arrows: usize,
    /// Does an event precede the next one?
    is_begun: bool,
}

/// The track for words that no task said. A task's track has its number, and
/// those of threads come after them.
const NO_TASK: u64 = 0;

/// A wake takes no time, but viewers show a slice, and arrows at it, only if it
/// has a length.
const WAKE_NS: u64 = 1000;

struct Event {
    at_ns: u64,
    track: u64,
    /// In JSON.
    keys: String,
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
        let process = format!("{program} on {}", recording.runtime);
        self.name("process", NO_TASK, &process, self.processes as u64)?;
        for (track, name) in tracks(recording) {
            self.name("thread", track, &name, track)?;
        }
        let tasks = recording.tasks.iter();
        let mut events: Vec<Event> = tasks.flat_map(|task| lane(recording, task)).collect();
        self.add_wakes(recording, &mut events);
        events.extend(recording.said.iter().map(|said| Event {
            at_ns: said.at_ns,
            track: said.task.unwrap_or(NO_TASK),
            keys: instant(&said.text),
        }));
        events.sort_by_key(|event| event.at_ns);
        for Event { at_ns, track, keys } in events {
            self.event(track, &format!(r#""ts":{},{keys}"#, micros(at_ns)))?;
        }
        self.first_track += 1 + (recording.tasks.len() + recording.threads.len()) as u64;
        Ok(())
    }

    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.out.write_all(b"]}\n")?;
        self.out.flush()?;
        Ok(self.out)
    }

    /// A wake is a slice of its thread, or it came while a task was polled. An
    /// arrow leads to the next poll, if there is one.
    fn add_wakes(&mut self, recording: &Recording, events: &mut Vec<Event>) {
        let wakes = all_wakes(recording);
        for (nth, &(track, at_ns, task)) in wakes.iter().enumerate() {
            if track > recording.tasks.len() as u64 {
                let next = wakes.get(nth + 1).filter(|(next, ..)| *next == track);
                // Slices of a thread must not overlap.
                let length_ns = next.map_or(WAKE_NS, |(_, next_ns, _)| next_ns - at_ns);
                let name = format!("wakes {}", task.name);
                let keys = slice(&name, length_ns.min(WAKE_NS), None);
                events.push(Event { at_ns, track, keys });
            }
            let next = task.polls.partition_point(|poll| poll.start_ns <= at_ns);
            if let Some(poll) = task.polls.get(next) {
                self.arrows += 1;
                let arrow = format!(r#""name":"wake","cat":"wake","id":{}"#, self.arrows);
                let keys = format!(r#""ph":"s",{arrow}"#);
                events.push(Event { at_ns, track, keys });
                // `bp`: it ends at the slice that starts here.
                events.push(Event {
                    at_ns: poll.start_ns,
                    track: task.id,
                    keys: format!(r#""ph":"f","bp":"e",{arrow}"#),
                });
            }
        }
    }

    /// Names a process or a thread, and says where it is among the others.
    fn name(&mut self, what: &str, track: u64, name: &str, order: u64) -> io::Result<()> {
        let name = format!(r#""{what}_name","args":{{"name":{}}}"#, text(name));
        let order = format!(r#""{what}_sort_index","args":{{"sort_index":{order}}}"#);
        self.event(track, &format!(r#""ph":"M","name":{name}"#))?;
        self.event(track, &format!(r#""ph":"M","name":{order}"#))
    }

    fn event(&mut self, track: u64, keys: &str) -> io::Result<()> {
        let comma = if self.is_begun { "," } else { "" };
        self.is_begun = true;
        let (process, track) = (self.processes, self.first_track + track);
        let event = format!(r#"{{"pid":{process},"tid":{track},{keys}}}"#);
        write!(self.out, "{comma}\n{event}")
    }
}

/// The number and the name of each track. A thread has one if it woke a task
/// while it polled none.
fn tracks(recording: &Recording) -> BTreeMap<u64, String> {
    let no_task = recording.said.iter().find(|said| said.task.is_none());
    let no_task = no_task.map(|_| (NO_TASK, "(no task)".to_owned()));
    let tasks = recording
        .tasks
        .iter()
        .map(|task| (task.id, task.name.clone()));
    let wakes = recording.tasks.iter().flat_map(|task| &task.wakes);
    let by_threads = wakes.filter(|wake| waker(recording, wake).is_none());
    let threads = by_threads.map(|wake| {
        let name = recording.thread_name(wake.thread);
        (track_of(recording, wake), format!("thread {name}"))
    });
    no_task.into_iter().chain(tasks).chain(threads).collect()
}

/// A slice for each state but waiting, which the gap between two slices shows,
/// and the end.
fn lane(recording: &Recording, task: &Task) -> Vec<Event> {
    let mut polls = task.polls.iter();
    let mut events = Vec::new();
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
        let thread = poll.map(|poll| recording.thread_name(poll.thread));
        events.push(Event {
            at_ns: span.start_ns,
            track: task.id,
            keys: slice(name, span.end_ns - span.start_ns, thread),
        });
    }
    let ended_ns = task.ended_ns.filter(|_| task.end != End::Open);
    events.extend(ended_ns.map(|at_ns| Event {
        at_ns,
        track: task.id,
        keys: instant(task.end.as_str()),
    }));
    events
}

/// The track, the moment and the woken task of each wake, in this order.
fn all_wakes(recording: &Recording) -> Vec<(u64, u64, &Task)> {
    let wakes = recording.tasks.iter().flat_map(|task| {
        let wakes = task.wakes.iter();
        wakes.map(move |wake| (track_of(recording, wake), wake.at_ns, task))
    });
    let mut wakes: Vec<_> = wakes.collect();
    wakes.sort_by_key(|&(track, at_ns, _)| (track, at_ns));
    wakes
}

/// That of the task whose poll the wake came from, or of the thread.
fn track_of(recording: &Recording, wake: &Wake) -> u64 {
    let of_thread = recording.tasks.len() as u64 + 1 + u64::from(wake.thread);
    waker(recording, wake).unwrap_or(of_thread)
}

fn waker(recording: &Recording, wake: &Wake) -> Option<u64> {
    let (by, at_ns) = (wake.by?, wake.at_ns);
    let polls = &recording.task_by_id(by)?.polls;
    let next = polls.partition_point(|poll| poll.start_ns <= at_ns);
    let poll = polls.get(next.checked_sub(1)?)?;
    let is_over = poll.end_ns.is_some_and(|end_ns| end_ns <= at_ns);
    (!is_over).then_some(by)
}

fn slice(name: &str, length_ns: u64, thread: Option<&str>) -> String {
    let thread = thread.map(|name| format!(r#","args":{{"thread":{}}}"#, text(name)));
    let (name, length) = (text(name), micros(length_ns));
    let thread = thread.unwrap_or_default();
    format!(r#""ph":"X","name":{name},"dur":{length}{thread}"#)
}

fn instant(words: &str) -> String {
    format!(r#""ph":"i","s":"t","name":{}"#, text(words))
}

/// Microseconds, to the nanosecond.
fn micros(ns: u64) -> String {
    format!("{}.{:03}", ns / 1000, ns % 1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixtures::{assert_picture, recording, task, wake};

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
        let mut cook = task("cook", &[(1000, 2000), (9000, 9500)], End::Open);
        cook.wakes = vec![wake(5000, 1, None), wake(5400, 1, None)];
        let mut guest = task("guest", &[(3000, 3500), (9600, 9900)], End::Dropped);
        guest.created_ns = 2500;
        guest.wakes = vec![wake(9100, 0, Some(1)), wake(9999, 1, None)];
        let mut first = recording("smol", 20_000)
            .saying(100, "open")
            .with(cook)
            .saying(9200, "soup")
            .with(guest);
        first.threads.push("async-io".to_owned());
        // The first wake of `cook` by the thread ends before the next one, and
        // the last one of `guest` has no arrow, because nothing polls it.
        // Tracks of two versions have different numbers.
        let second = task("cook", &[(1, 2)], End::Finished);
        let second = recording("tokio", 10).with(second);
        assert_picture("trace", &trace_of(&[first, second]));
    }

    #[test]
    fn a_wake_outside_of_its_waker_s_polls_belongs_to_its_thread() {
        let waker = task("cook", &[(1000, 2000)], End::Open);
        let mut woken = task("guest", &[(100, 200), (9000, 9100)], End::Finished);
        woken.wakes = vec![wake(2000, 0, Some(1)), wake(500, 0, Some(7))];
        let recording = recording("smol", 10_000).with(waker).with(woken);
        let trace = trace_of(&[recording]);
        let begun = trace.lines().filter(|line| line.contains(r#""ph":"s""#));
        assert!(begun.clone().all(|line| line.contains(r#""tid":4,"#)));
        assert_eq!(begun.count(), 2);
    }
}
