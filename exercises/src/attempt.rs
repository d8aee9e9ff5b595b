//! One run of a student's program. What its recording shows is required with
//! the words of [`Recording`]; here is what needs the student's source, the
//! children or the number of the run.

use std::ops::Deref;

use side_by_side::{Recording, Seen, Task, require};

use crate::{child::Children, one_of, source::Source};

/// What the student's program did.
pub struct Attempt<'a> {
    pub(crate) recording: &'a Recording,
    pub(crate) children: &'a Children,
    pub(crate) source: &'a Source,
    /// The number of the run, from 0.
    pub(crate) run: usize,
}

impl Deref for Attempt<'_> {
    type Target = Recording;

    fn deref(&self) -> &Recording {
        self.recording
    }
}

/// The run.
impl<'a> Attempt<'a> {
    /// The value that [`crate::one_of`] had for the program in this run.
    pub fn one_of<T: Copy, const N: usize>(&self, values: [T; N]) -> T {
        one_of::in_run(self.run, values)
    }

    /// The lane of this name; there must be one, and no second one.
    pub fn lane(&self, name: &str) -> Seen<&'a Task> {
        let all: Vec<&Task> = {
            let all = self.recording.tasks.iter();
            all.filter(|task| task.name == name).collect()
        };
        match all.as_slice() {
            [one] => Ok(one),
            [] => Err(format!(
                "there is no lane `{name}`: the program must run \
                 `watch(\"{name}\", …)`"
            )
            .into()),
            more => Err(format!(
                "there are {} lanes `{name}`: run `watch(\"{name}\", …)` once",
                more.len()
            )
            .into()),
        }
    }

    pub fn lanes<const N: usize>(
        &self,
        names: [&str; N],
    ) -> Seen<[&'a Task; N]> {
        let lanes: Seen<Vec<&Task>> =
            names.iter().map(|name| self.lane(name)).collect();
        lanes?
            .try_into()
            .map_err(|_| "some lanes are missing".into())
    }

    /// `visitor 1`, `visitor 2`, …: so many.
    pub fn numbered(&self, name: &str, count: usize) -> Seen<Vec<&'a Task>> {
        let name = |n| format!("{name} {n}");
        (1..=count).map(|n| self.lane(&name(n))).collect()
    }

    /// [`Recording::is_task_of`], with a word on how.
    pub fn is_task_of(&self, lane: &Task, parent: &Task) -> Seen {
        self.recording.is_task_of(lane, parent).map_err(|missing| {
            let name = &lane.name;
            format!("{missing}; `spawn(watch(\"{name}\", …))` makes it a task")
                .into()
        })
    }
}

/// Starts a thread of the student's own.
const THREADS: &[&str] = &["thread::spawn", "thread::scope", "thread::Builder"];
/// Runs a call on the blocking pool, or in a task that may block.
const POOL: &[&str] = &["spawn_blocking", "unblock", "block_in_place"];
/// Asks a handle, a child or a future whether it is ready, without waiting.
const QUESTIONS: &[&str] = &[
    "is_finished",
    "try_wait",
    "try_join_next",
    "try_recv",
    "now_or_never",
    "poll_immediate",
    "poll_once",
];
/// Runs futures; an exercise may ask to do without.
const EXECUTORS: &[&str] = &["tokio", "async_std", "smol", "executor::"];
/// Looks again after a moment, whether there is something to do or not.
const NAPS: &[&str] = &[
    "park_timeout",
    "wait_timeout",
    "recv_timeout",
    "sleep_ms",
    "yield_now",
    "spin_loop",
    "try_recv",
];
/// Puts a thread to sleep until another thread wakes it.
const SLEEPS: &[&str] =
    &["park(", ".wait(", ".wait_while(", "recv(", "mpsc", "read("];
/// Counts what futures return.
const RESULTS: &[&str] = &[".len(", ".count(", ".sum(", ".sum::", ".fold("];
/// Lets one at a time have a value.
const LOCKS: &[&str] = &["Mutex", "RwLock", "Semaphore", "ReentrantLock"];

/// The student's source, for what a recording cannot tell.
impl Attempt<'_> {
    /// The file has none of these words.
    fn has_none_of(&self, words: &[&str], instead: &str) -> Seen {
        let found = words.iter().find(|word| self.source.has(word));
        require(found.is_none(), {
            let word = found.map_or("", |word| word.trim_matches([':', '(']));
            format!("your file has `{word}`: {instead}")
        })
    }

    pub fn starts_no_thread(&self) -> Seen {
        self.has_none_of(THREADS, "do this without a thread of your own")
    }

    pub fn uses_no_pool(&self) -> Seen {
        self.has_none_of(POOL, "do this without the blocking pool")
    }

    /// It waits for what is ready later, and does not ask whether it is.
    pub fn asks_no_questions(&self) -> Seen {
        let instead = "do not ask whether something is done";
        self.has_none_of(QUESTIONS, instead)
    }

    pub fn uses_no_lock(&self) -> Seen {
        self.has_none_of(LOCKS, "do this without a lock")
    }

    /// What is counted is counted by each lane, in `counter`.
    pub fn counts_in(&self, counter: &str) -> Seen {
        let instead = format!(
            "each lane must count itself in `{counter}`; do not count results"
        );
        self.has_none_of(RESULTS, &instead)?;
        require(!self.source.uses_result_of("join_all"), {
            format!("your file uses the results of `join_all`: {instead}")
        })
    }

    /// The file brings its own executor.
    pub fn is_by_hand(&self) -> Seen {
        let instead = "write this by hand, with the standard library";
        self.has_none_of(EXECUTORS, instead)
    }

    /// Its thread sleeps until it is unparked. The given code has so many
    /// sleeps.
    pub fn sleeps_until_woken(&self, given: usize) -> Seen {
        let instead = "the thread must sleep until a waker wakes it, however \
                       long that takes";
        self.has_none_of(NAPS, instead)?;
        require(self.source.count("sleep(") <= given, {
            format!("your file has one more `sleep`: {instead}")
        })?;
        require(SLEEPS.iter().any(|word| self.source.has(word)), {
            format!("your file has no `park`: {instead}")
        })?;
        require(!self.source.waits_without_flag(), {
            "your file has a `Condvar` without a flag: a wake that comes \
             before `wait` is lost. Keep a `bool` under the lock, and wait \
             while it is false"
        })
    }

    pub fn stays_on(&self, runtime: &str) -> Seen {
        let others = ["tokio", "async_std", "smol"];
        let others: Vec<&str> = others
            .into_iter()
            .filter(|other| *other != runtime)
            .collect();
        self.has_none_of(&others, &format!("stay on {runtime}"))
    }

    /// The handle of that task is awaited, or given to what awaits it.
    pub fn awaits_handle_of(&self, lane: &str) -> Seen {
        require(!self.source.drops_handle_of(lane), {
            format!(
                "your file never awaits the handle of `{lane}`: `block_on` \
                 must wait for both tasks, however long each takes"
            )
        })
    }

    pub fn does_not_await_handle_of(&self, lane: &str) -> Seen {
        require(!self.source.awaits_handle_of(lane), {
            format!("your file awaits the handle of `{lane}`, and should not")
        })
    }

    /// Does it run a call in a task that may block, so that the other tasks of
    /// that worker move to another thread?
    pub fn blocks_in_place(&self) -> bool {
        self.source.has("block_in_place")
    }

    /// That call runs on a thread where no task waits for a turn.
    pub fn moves_call(&self, call: &str) -> Seen {
        let mut all = POOL.iter().chain(THREADS);
        require(all.any(|word| self.source.has(word)), {
            format!(
                "your file calls `{call}` in a task, so it blocks a thread \
                 that runs tasks: run it on the blocking pool"
            )
        })
    }

    /// Does it build its own pool of threads that run tasks? smol has no other
    /// way to several threads.
    pub fn builds_an_executor(&self) -> bool {
        self.source.has("Executor")
    }

    /// That flag is set first, and then the waker is used.
    pub fn wakes_after(&self, change: &str) -> Seen {
        require(!self.source.wakes_before(change), {
            format!(
                "your file wakes before it sets `{change}`: the task may be \
                 polled in between, and then nothing wakes it again"
            )
        })
    }

    /// Each poll stores its own waker.
    pub fn keeps_the_last_waker(&self) -> Seen {
        let first = [".is_none()", "get_or_insert", "OnceLock", "OnceCell"];
        let found = first.into_iter().find(|w| self.source.near("waker", w));
        require(found.is_none(), {
            format!(
                "your file stores a waker only if there is none (`{}`): store \
                 the one of the latest poll, because the task may have changed",
                found.unwrap_or_default().trim_matches(['.', '(', ')'])
            )
        })
    }

    /// What `timeout` is given has none of these words.
    pub fn limits_only(&self, lane: &str, others: &[&str]) -> Seen {
        let found = others.iter().find(|w| self.source.limits(w));
        require(found.is_none(), {
            format!(
                "your file puts a time limit on `{}`: only `{lane}` may be \
                 given up",
                found.copied().unwrap_or_default()
            )
        })
    }
}

/// The children ([`crate::child`]).
impl Attempt<'_> {
    /// So many were started, and none was left.
    pub fn has_children(&self, count: usize) -> Seen {
        self.children.are(self.recording, count)
    }

    /// And nothing ended them.
    pub fn children_ended(&self, count: usize) -> Seen {
        require(
            self.children.ended.len() >= count,
            "a child was killed before its work was done: let each one finish",
        )
    }

    pub fn child_was_killed(&self) -> Seen {
        require(
            self.children.ended.is_empty(),
            "the child finished its work: it should hang, and be killed",
        )
    }
}
