//! What one version did, put together from its events, and its JSON form.
//!
//! All times are nanoseconds since the version's process began its program.
//!
//! # The JSON form (`--json`), schema 1
//!
//! One object a program (an array of them for several programs):
//!
//! | key | what |
//! | --- | --- |
//! | `schema` | 1; it only grows |
//! | `crate`, `program` | names |
//! | `second_ns` | how long one of the program's seconds lasted |
//! | `profile`, `cores` | `debug` or `release`; processors it may use |
//! | `versions` | one object for each version, in the card's order |
//!
//! A version:
//!
//! | key | what |
//! | --- | --- |
//! | `runtime` | `tokio`, `async-std`, `smol`, `std`, … |
//! | `outcome` | `finished`, `failed`, `panicked`, `hung`, `killed`, `missing` |
//! | `exit_code` | null where a signal ended it |
//! | `answer`, `expected` | to the card's question; null where none was found |
//! | `wall_ns`, `user_ns`, `system_ns`, `peak_memory_bytes`, `thread_count` | usage; null where the platform cannot tell |
//! | `threads` | names of the threads that polled or woke; 0 is the main thread |
//! | `tasks` | `id`, `name`, `parent`, `created_ns`, `end` (`finished`, `dropped`, `panicked`, `open`), `ended_ns`, `polls` (`start_ns`, `end_ns`, `thread`, `ready`), `wakes` (`at_ns`, `thread`, `by`: the task that was being polled there, or null) |
//! | `said` | `at_ns`, `task`, `text`, `file`, `line`; the last two are null for what the program printed by itself |
//! | `figures` | `name`, `value`, `unit` |
//! | `stderr` | lines |
//! | `notes` | what a reader must know about this recording, such as a cut |

use serde_json::{Value, json};

use crate::event::{Event, What};

/// What one version of a program did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recording {
    /// `tokio`, `async-std`, `smol`, `std`, …
    pub runtime: String,
    /// Real nanoseconds that one second of the program lasts.
    pub second_ns: u64,
    /// `None` while it runs.
    pub outcome: Option<Outcome>,
    /// `None` while it runs and where a signal ended it.
    pub exit_code: Option<i32>,
    /// From the program's begin to its end.
    pub wall_ns: u64,
    pub usage: Usage,
    /// Names of the threads that polled, woke or spoke; 0 is the main thread.
    pub threads: Vec<String>,
    /// In the order of creation.
    pub tasks: Vec<Task>,
    pub said: Vec<Said>,
    pub figures: Vec<Figure>,
    pub stderr: Vec<String>,
    /// What a reader must know about this recording, such as a cut.
    pub notes: Vec<String>,
    /// The time of the last event.
    last_ns: u64,
    /// Did `main` panic? `None` until the version says that `main` has ended.
    left: Option<bool>,
    /// Events are missing, so what seems open need not be.
    pub(crate) is_cut: bool,
}

/// How a version's process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// With exit code 0.
    Finished,
    /// With another exit code.
    Failed,
    /// `main` panicked.
    Panicked,
    /// Not by its deadline; it was killed then.
    Hung,
    /// By a signal.
    Killed,
    /// It could not be started.
    Missing,
}

impl Outcome {
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Finished => "finished",
            Outcome::Failed => "failed",
            Outcome::Panicked => "panicked",
            Outcome::Hung => "hung",
            Outcome::Killed => "killed",
            Outcome::Missing => "missing",
        }
    }
}

/// What a version used; `None` where the platform cannot tell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Usage {
    pub user_ns: Option<u64>,
    pub system_ns: Option<u64>,
    pub peak_memory_bytes: Option<u64>,
    /// The most threads seen at a time.
    pub thread_count: Option<u64>,
}

/// A watched future or call.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    pub id: u64,
    pub name: String,
    /// The task that was being polled when this one was made.
    pub parent: Option<u64>,
    pub created_ns: u64,
    pub end: End,
    pub ended_ns: Option<u64>,
    pub polls: Vec<Poll>,
    pub wakes: Vec<Wake>,
}

/// How a task ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    Finished,
    Dropped,
    Panicked,
    /// Not before its process did.
    Open,
}

impl End {
    pub fn as_str(self) -> &'static str {
        match self {
            End::Finished => "finished",
            End::Dropped => "dropped",
            End::Panicked => "panicked",
            End::Open => "open",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<End> {
        [End::Finished, End::Dropped, End::Panicked, End::Open]
            .into_iter()
            .find(|end| end.as_str() == text)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Poll {
    pub start_ns: u64,
    /// `None` while it runs, and where the process ended in it.
    pub end_ns: Option<u64>,
    /// An index into [`Recording::threads`].
    pub thread: usize,
    pub ready: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Wake {
    pub at_ns: u64,
    /// An index into [`Recording::threads`].
    pub thread: usize,
    /// The task that was being polled on that thread; `None` where it was the
    /// runtime itself, for a timer, say.
    pub by: Option<u64>,
}

/// A line that the program said, or printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    pub at_ns: u64,
    pub task: Option<u64>,
    pub text: String,
    /// Where the source says it; `None` for what was printed by itself.
    pub place: Option<(String, u32)>,
}

/// A measured number.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub name: String,
    pub value: f64,
    pub unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Bytes,
    Nanoseconds,
    Count,
}

impl Unit {
    pub fn as_str(self) -> &'static str {
        match self {
            Unit::Bytes => "bytes",
            Unit::Nanoseconds => "ns",
            Unit::Count => "count",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Unit> {
        [Unit::Bytes, Unit::Nanoseconds, Unit::Count]
            .into_iter()
            .find(|unit| unit.as_str() == text)
    }
}

/// What a card's `observe` asks of a recording.
impl Recording {
    /// The first task of this name.
    pub fn task(&self, name: &str) -> Option<&Task> {
        self.tasks.iter().find(|task| task.name == name)
    }

    /// The name of the task with this id.
    pub(crate) fn task_name(&self, id: u64) -> &str {
        self.tasks.get(index(id)).map_or("", |task| &task.name)
    }

    /// When the last task finished, in ns.
    pub fn last_finish_ns(&self) -> Option<u64> {
        self.tasks
            .iter()
            .filter(|task| task.end == End::Finished)
            .filter_map(|task| task.ended_ns)
            .max()
    }

    /// A time in whole seconds of the program that have passed by then:
    /// `"2 s"`. Rounded down, since a sleep never ends early.
    pub fn whole_seconds(&self, ns: u64) -> String {
        format!("{} s", ns / self.second_ns.max(1))
    }
}

/// How the recording grows.
impl Recording {
    pub(crate) fn new(runtime: String, second_ns: u64) -> Recording {
        Recording {
            runtime,
            second_ns,
            ..Recording::default()
        }
    }

    /// Takes in one event. An event that does not fit what came before is not
    /// from the recorder and is handed back.
    pub(crate) fn apply(&mut self, event: Event) -> Result<(), Event> {
        if event.at_ns < self.last_ns
            || self.left.is_some()
            || !self.fits(&event.what)
        {
            return Err(event);
        }
        let at_ns = event.at_ns;
        self.last_ns = at_ns;
        match event.what {
            What::Began => {}
            What::Thread { name, .. } => self.threads.push(name),
            What::Created { task, name, parent } => self.tasks.push(Task {
                id: task,
                name,
                parent,
                created_ns: at_ns,
                end: End::Open,
                ended_ns: None,
                polls: Vec::new(),
                wakes: Vec::new(),
            }),
            What::PollBegan { task, thread } => {
                self.change(task, |task| {
                    task.polls.push(Poll {
                        start_ns: at_ns,
                        end_ns: None,
                        thread,
                        ready: false,
                    });
                });
            }
            What::PollEnded { task, ready } => self.change(task, |task| {
                if let Some(poll) = task.polls.last_mut() {
                    poll.end_ns = Some(at_ns);
                    poll.ready = ready;
                }
                if ready {
                    task.end = End::Finished;
                    task.ended_ns = Some(at_ns);
                }
            }),
            What::Woken { task, thread, by } => self.change(task, |task| {
                task.wakes.push(Wake { at_ns, thread, by });
            }),
            What::Ended { task, end } => self.change(task, |task| {
                if let Some(poll) = task.polls.last_mut() {
                    poll.end_ns.get_or_insert(at_ns);
                }
                task.end = end;
                task.ended_ns = Some(at_ns);
            }),
            What::Said {
                task,
                text,
                file,
                line,
            } => self.said.push(Said {
                at_ns,
                task,
                text,
                place: Some((file, line)),
            }),
            What::Figure { name, value, unit } => {
                self.figures.push(Figure { name, value, unit });
            }
            What::Left { panicked, usage } => {
                self.left = Some(panicked);
                let seen = &self.usage;
                self.usage = Usage {
                    thread_count: usage.thread_count.max(seen.thread_count),
                    ..usage
                };
            }
        }
        Ok(())
    }

    fn fits(&self, what: &What) -> bool {
        let known = |id: u64| self.tasks.get(index(id));
        let open =
            |id: u64| known(id).is_some_and(|task| task.ended_ns.is_none());
        let in_poll = |id: u64| {
            let poll = known(id).and_then(|task| task.polls.last());
            poll.is_some_and(|poll| poll.end_ns.is_none())
        };
        match what {
            What::Began | What::Left { .. } | What::Figure { .. } => true,
            What::Thread { thread, .. } => *thread == self.threads.len(),
            What::Created { task, parent, .. } => {
                index(*task) == self.tasks.len()
                    && parent.is_none_or(|id| known(id).is_some())
            }
            What::PollBegan { task, thread } => {
                *thread < self.threads.len() && open(*task) && !in_poll(*task)
            }
            What::PollEnded { task, .. } => open(*task) && in_poll(*task),
            What::Woken { task, thread, by } => {
                *thread < self.threads.len()
                    && known(*task).is_some()
                    && by.is_none_or(|id| known(id).is_some())
            }
            What::Ended { task, .. } => open(*task),
            What::Said { task, .. } => {
                task.is_none_or(|id| known(id).is_some())
            }
        }
    }

    fn change(&mut self, id: u64, change: impl FnOnce(&mut Task)) {
        if let Some(task) = self.tasks.get_mut(index(id)) {
            change(task);
        }
    }

    /// A line that the program printed without [`crate::say!`].
    pub(crate) fn printed(&mut self, at_ns: u64, text: String) {
        self.said.push(Said {
            at_ns,
            task: None,
            text,
            place: None,
        });
    }

    /// The process still runs, `now_ns` after the program's begin.
    pub(crate) fn runs(&mut self, now_ns: u64) {
        self.wall_ns = now_ns.max(self.last_ns);
    }

    /// The process is gone since `at_ns`, and all that it said was taken in.
    /// What it said of its own end is more exact than the clock outside.
    pub(crate) fn ended(&mut self, outcome: Outcome, at_ns: u64) {
        self.outcome = Some(match (self.left, outcome) {
            (Some(true), Outcome::Failed) => Outcome::Panicked,
            (_, outcome) => outcome,
        });
        let returned = self.left.is_some() && outcome != Outcome::Hung;
        self.wall_ns = if returned {
            self.last_ns
        } else {
            at_ns.max(self.last_ns)
        };
    }
}

/// Tasks are numbered from 1 in the order of their creation. Any other number
/// gives an index that no task has.
fn index(id: u64) -> usize {
    usize::try_from(id)
        .ok()
        .and_then(|id| id.checked_sub(1))
        .unwrap_or(usize::MAX)
}

/// The JSON form of one version, but for what its card adds.
impl Recording {
    pub(crate) fn to_json(
        &self,
        answer: Option<&str>,
        expected: &[&str],
    ) -> Value {
        json!({
            "runtime": self.runtime,
            "outcome": self.outcome.map(Outcome::as_str),
            "exit_code": self.exit_code,
            "answer": answer,
            "expected": expected,
            "wall_ns": self.wall_ns,
            "user_ns": self.usage.user_ns,
            "system_ns": self.usage.system_ns,
            "peak_memory_bytes": self.usage.peak_memory_bytes,
            "thread_count": self.usage.thread_count,
            "threads": self.threads,
            "tasks": self.tasks.iter().map(Task::to_json).collect::<Vec<_>>(),
            "said": self.said.iter().map(Said::to_json).collect::<Vec<_>>(),
            "figures": self.figures.iter().map(|figure| json!({
                "name": figure.name,
                "value": figure.value,
                "unit": figure.unit.as_str(),
            })).collect::<Vec<_>>(),
            "stderr": self.stderr,
            "notes": self.notes,
        })
    }
}

impl Task {
    fn to_json(&self) -> Value {
        json!({
            "id": self.id,
            "name": self.name,
            "parent": self.parent,
            "created_ns": self.created_ns,
            "end": self.end.as_str(),
            "ended_ns": self.ended_ns,
            "polls": self.polls.iter().map(|poll| json!({
                "start_ns": poll.start_ns,
                "end_ns": poll.end_ns,
                "thread": poll.thread,
                "ready": poll.ready,
            })).collect::<Vec<_>>(),
            "wakes": self.wakes.iter().map(|wake| json!({
                "at_ns": wake.at_ns,
                "thread": wake.thread,
                "by": wake.by,
            })).collect::<Vec<_>>(),
        })
    }
}

impl Said {
    fn to_json(&self) -> Value {
        json!({
            "at_ns": self.at_ns,
            "task": self.task,
            "text": self.text,
            "file": self.place.as_ref().map(|(file, _)| file),
            "line": self.place.as_ref().map(|(_, line)| line),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(panicked: bool) -> What {
        let usage = Usage::default();
        What::Left { panicked, usage }
    }

    fn apply(recording: &mut Recording, at_ns: u64, what: What) -> bool {
        recording.apply(Event { at_ns, what }).is_ok()
    }

    #[test]
    fn a_version_knows_better_when_and_how_it_ended() {
        let mut recording = Recording::default();
        assert!(apply(&mut recording, 50, left(true)));
        assert!(!apply(&mut recording, 60, What::Began), "it has ended");
        recording.ended(Outcome::Failed, 90);
        assert_eq!(recording.outcome, Some(Outcome::Panicked));
        assert_eq!(recording.wall_ns, 50);
        // But not if it hangs afterwards.
        recording.ended(Outcome::Hung, 90);
        assert_eq!(recording.outcome, Some(Outcome::Hung));
        assert_eq!(recording.wall_ns, 90);
    }

    #[test]
    fn an_event_that_does_not_fit_what_came_before_is_refused() {
        let mut recording = Recording::default();
        let name = || "x".to_owned();
        let created = |task, parent| What::Created {
            task,
            name: name(),
            parent,
        };
        let thread = |thread| What::Thread {
            thread,
            name: name(),
        };
        let said = |task| What::Said {
            task,
            text: name(),
            file: name(),
            line: 1,
        };
        let began = |task, thread| What::PollBegan { task, thread };
        let ended = |task| What::PollEnded { task, ready: false };
        let woken = |task, thread, by| What::Woken { task, thread, by };
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
        ];
        for (at_ns, (what, fits)) in (10..).zip(steps) {
            let shown = format!("{what:?}");
            assert_eq!(apply(&mut recording, at_ns, what), fits, "{shown}");
        }
        assert!(!apply(&mut recording, 1, What::Began), "it is too old");
    }

    #[test]
    fn seconds_are_whole_when_they_have_passed() {
        let recording = Recording::new("tokio".into(), 100);
        assert_eq!(recording.whole_seconds(299), "2 s");
        assert_eq!(recording.whole_seconds(300), "3 s");
    }
}
