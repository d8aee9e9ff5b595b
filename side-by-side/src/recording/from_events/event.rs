//! What one event changes.

use super::{
    super::{End, Figure, Poll, Recording, Task, Usage, Wake, index},
    Builder,
};
use crate::wire::{Event, Used, What};

/// A wake this soon after a poll that finished a task counts as caused by its
/// end. A join handle's wake takes 6 to 22 µs; on a busy machine it takes
/// longer.
const RIGHT_AFTER_NS: u64 = 100_000;

/// The table has a row for each figure and each number.
const FIGURES_AT_MOST: usize = 200;

/// `None` if the event does not fit the events before it; then nothing is
/// changed.
type Fits = Option<()>;

fn fits(is_so: bool) -> Fits {
    is_so.then_some(())
}

impl Builder {
    /// Adds one event. An event that does not fit the events before it is
    /// counted and dropped.
    pub(crate) fn apply(&mut self, event: Event) {
        let Event { at_ns, what } = event;
        let is_in_order = at_ns >= self.last_ns && self.left.is_none();
        if is_in_order && self.add(at_ns, what).is_some() {
            self.last_ns = at_ns;
            self.still_runs(at_ns);
        } else {
            // If events were cut, later ones refer to tasks that are missing.
            self.refused += usize::from(!self.recording.is_cut);
        }
    }

    fn add(&mut self, at_ns: u64, what: What) -> Fits {
        let recording = &mut self.recording;
        match what {
            What::Began { unix_ns } => self.began_unix_ns = Some(unix_ns),
            What::Thread {
                thread,
                name,
                system_id,
            } => {
                fits(usize::from(thread) == recording.threads.len())?;
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
            } => {
                fits(index(task) == recording.tasks.len() && recording.knows(parent))?;
                recording.tasks.push(Task {
                    id: task,
                    name,
                    parent,
                    kind,
                    place: Some(place).filter(|place| !place.is_empty()),
                    created_ns: at_ns,
                    ..Task::default()
                });
            }
            What::PollBegan {
                task,
                thread,
                runs_in,
            } => {
                return self.begin_poll(at_ns, task, thread, runs_in);
            }
            What::PollEnded { task, ready } => return self.end_poll(at_ns, task, ready),
            What::Woken {
                task,
                thread,
                by,
                is_stale,
            } => {
                fits(recording.knows(by))?;
                let finished = self.finished_last.get(usize::from(thread))?;
                let is_why = |ended_ns| by.is_none() && at_ns - ended_ns <= RIGHT_AFTER_NS;
                let after = finished.filter(|(_, ended_ns)| is_why(*ended_ns));
                let task = recording.created(task)?;
                task.unwakeable_ns = None;
                task.wakes.push(Wake {
                    at_ns,
                    thread,
                    by,
                    after: after.map(|(id, _)| id),
                    is_stale,
                });
            }
            What::WakerDropped { task } => {
                let task = recording.open(task)?;
                // If it is being polled, it has a new waker.
                task.unwakeable_ns = Some(at_ns).filter(|_| !task.is_polled());
            }
            What::PolledAfterEnd { task } => {
                let task = recording.created(task)?;
                fits(task.ended_ns.is_some())?;
                task.polled_after_end_ns.get_or_insert(at_ns);
            }
            What::Ended { task, end, by } => {
                fits(recording.knows(by))?;
                let task = recording.open(task)?;
                if let Some(poll) = task.polls.last_mut() {
                    poll.end_ns.get_or_insert(at_ns);
                }
                task.end_with(end, at_ns);
                task.dropped_by = by;
                task.unwakeable_ns = None;
            }
            What::Said {
                task,
                text,
                file,
                line,
            } => {
                // The task that says it may have been left out.
                let known = task.filter(|_| recording.knows(task));
                fits(known == task || recording.is_cut)?;
                self.say(at_ns, known, text, Some((file, line)));
            }
            What::Figure { name, value, unit } => {
                if recording.figures.len() < FIGURES_AT_MOST {
                    recording.figures.push(Figure { name, value, unit });
                } else {
                    self.figures_left_out += 1;
                }
            }
            What::Number { name, value } => {
                let is_new = recording.number(&name).is_none();
                if is_new && recording.numbers.len() < FIGURES_AT_MOST {
                    recording.numbers.push((name, value));
                }
            }
            What::Used { what, amount } => recording.usage.report(what, amount),
            What::Cut => recording.is_cut = true,
            What::LeftOut { count } => self.note(format!("{count} events were left out")),
            What::Left { panicked } => self.left = Some(panicked),
        }
        Some(())
    }

    fn begin_poll(&mut self, at_ns: u64, id: u64, thread: u16, runs_in: Option<u64>) -> Fits {
        let task = self.recording.open(id)?;
        fits(!task.is_polled())?;
        *self.finished_last.get_mut(usize::from(thread))? = None;
        let next = self.runtime_tasks.len() as u64 + 1;
        task.runs_in = runs_in.map(|id| *self.runtime_tasks.entry(id).or_insert(next));
        task.unwakeable_ns = None;
        task.polls.push(Poll {
            start_ns: at_ns,
            thread,
            ..Poll::default()
        });
        Some(())
    }

    fn end_poll(&mut self, at_ns: u64, id: u64, ready: bool) -> Fits {
        let is_cut = self.recording.is_cut;
        let task = self.recording.open(id)?;
        // If events were cut, the start of the poll may be missing.
        fits(task.is_polled() || is_cut)?;
        if let Some(poll) = task.polls.last_mut().filter(|poll| poll.end_ns.is_none()) {
            poll.end_ns = Some(at_ns);
            poll.ready = ready;
            self.finished_last[usize::from(poll.thread)] = ready.then_some((id, at_ns));
        }
        if ready {
            task.end_with(End::Finished, at_ns);
        }
        Some(())
    }
}

impl Recording {
    fn created(&mut self, id: u64) -> Option<&mut Task> {
        self.tasks.get_mut(index(id))
    }

    /// Created, and has not ended.
    fn open(&mut self, id: u64) -> Option<&mut Task> {
        self.created(id).filter(|task| task.ended_ns.is_none())
    }

    /// Whether the task, if there is one, was created.
    fn knows(&self, id: Option<u64>) -> bool {
        id.is_none_or(|id| self.task_by_id(id).is_some())
    }
}

impl Task {
    fn end_with(&mut self, end: End, at_ns: u64) {
        self.end = end;
        self.ended_ns = Some(at_ns);
    }
}

impl Usage {
    fn report(&mut self, what: Used, amount: u64) {
        let reported = match what {
            Used::UserNs => &mut self.user_ns,
            Used::SystemNs => &mut self.system_ns,
            Used::ChildrenNs => &mut self.children_ns,
            Used::PeakBytes => &mut self.peak_memory_bytes,
            Used::Switches => &mut self.switches,
            Used::ThreadsAtFirstPoll => &mut self.threads_at_first_poll,
            // It is reported often, and the maximum counts.
            Used::Threads if self.thread_count > Some(amount) => return,
            Used::Threads => &mut self.thread_count,
            Used::PoolThreads if self.pool_threads > Some(amount) => return,
            Used::PoolThreads => &mut self.pool_threads,
        };
        *reported = Some(amount);
    }
}
