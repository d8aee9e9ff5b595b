//! One run of a student's program. [`Recording`] has the requirements that
//! need only the recording; those that need the student's source, the children
//! or the number of the run are here.

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
    /// The value that [`crate::one_of`] returned to the program in this run.
    pub fn one_of<T: Copy, const N: usize>(&self, values: [T; N]) -> T {
        one_of::in_run(self.run, values)
    }

    /// The lane with this name. There must be exactly one.
    pub fn lane(&self, name: &str) -> Seen<&'a Task> {
        let all: Vec<&Task> = {
            let all = self.recording.tasks.iter();
            all.filter(|task| task.name == name).collect()
        };
        match all.as_slice() {
            [one] => Ok(one),
            [] => Err(format!(
                "the lane `{name}` is missing: the program must run \
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

    /// `visitor 1`, `visitor 2`, … up to `count`.
    pub fn numbered(&self, name: &str, count: usize) -> Seen<Vec<&'a Task>> {
        let name = |n| format!("{name} {n}");
        (1..=count).map(|n| self.lane(&name(n))).collect()
    }

    /// [`Recording::is_task_of`], and how to make it a task.
    pub fn is_task_of(&self, lane: &Task, parent: &Task) -> Seen {
        self.recording.is_task_of(lane, parent).map_err(|missing| {
            let name = &lane.name;
            format!("{missing}; `spawn(watch(\"{name}\", …))` makes it a task")
                .into()
        })
    }
}

/// Starts the student's own thread.
const THREADS: &[&str] = &["thread::spawn", "thread::scope", "thread::Builder"];
/// Runs a call on the blocking pool, or in a task that may block.
const POOL: &[&str] = &["spawn_blocking", "unblock", "block_in_place"];
/// Checks whether a handle, a child or a future is ready, without waiting.
const QUESTIONS: &[&str] = &[
    "is_finished",
    "try_wait",
    "try_join_next",
    "try_recv",
    "now_or_never",
    "poll_immediate",
    "poll_once",
];
/// Runs futures; an exercise may forbid it.
const EXECUTORS: &[&str] = &["tokio", "async_std", "smol", "executor::"];
/// Continues after a moment, whether there is something to do or not.
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
/// Counts the outputs of futures.
const RESULTS: &[&str] = &[".count(", ".sum(", ".sum::", ".fold("];
/// Gives one task or thread at a time access to a value.
const LOCKS: &[&str] = &["Mutex", "RwLock", "Semaphore", "ReentrantLock"];

/// Requirements on the student's source, for what a recording does not show.
impl Attempt<'_> {
    /// The file contains none of these words.
    fn has_none_of(&self, words: &[&str], instead: &str) -> Seen {
        let found = words.iter().find(|word| self.source.has(word));
        require(found.is_none(), {
            let word = found.map_or("", |word| word.trim_matches([':', '(']));
            format!("your file uses `{word}`: {instead}")
        })
    }

    pub fn starts_no_thread(&self) -> Seen {
        self.has_none_of(THREADS, "do this without starting a thread")
    }

    pub fn uses_no_pool(&self) -> Seen {
        self.has_none_of(POOL, "do this without the blocking pool")
    }

    /// It awaits what will be ready later, and does not check whether it is.
    pub fn asks_no_questions(&self) -> Seen {
        let instead = "await it instead of checking whether it is ready";
        self.has_none_of(QUESTIONS, instead)
    }

    pub fn uses_no_lock(&self) -> Seen {
        self.has_none_of(LOCKS, "do this without a lock")
    }

    /// Each lane counts itself in `counter`.
    pub fn counts_in(&self, counter: &str) -> Seen {
        let instead = format!(
            "each lane must count itself in `{counter}`; do not count results"
        );
        self.has_none_of(RESULTS, &instead)?;
        require(!self.source.near(counter, ".len("), {
            format!("your file sets `{counter}` to a length: {instead}")
        })?;
        require(!self.source.uses_result_of("join_all"), {
            format!("your file uses the results of `join_all`: {instead}")
        })
    }

    /// The file has its own executor.
    pub fn is_by_hand(&self) -> Seen {
        let instead = "write it yourself, with the standard library";
        self.has_none_of(EXECUTORS, instead)
    }

    /// Its thread sleeps until it is unparked. The starter calls `sleep` this
    /// many times.
    pub fn sleeps_until_woken(&self, given: usize) -> Seen {
        let instead = "the thread must sleep until a waker wakes it, however \
                       long that takes";
        self.has_none_of(NAPS, instead)?;
        // A function of the student's own may have this name.
        let own = ["fn sleep(", ".sleep("].map(|own| self.source.count(own));
        let count = self.source.count("sleep(") - own[0] - own[1];
        require(count <= given, {
            format!("your file has more `sleep`s than the starter: {instead}")
        })?;
        require(SLEEPS.iter().any(|word| self.source.has(word)), {
            format!("your file does not call `park`: {instead}")
        })?;
        require(!self.source.waits_without_flag(), {
            "your file uses a `Condvar` without a flag: a wake that comes \
             before `wait` is lost. Keep a `bool` in the mutex, and wait while \
             it is false"
        })
    }

    pub fn stays_on(&self, runtime: &str) -> Seen {
        let others = ["tokio", "async_std", "smol"];
        let others: Vec<&str> = others
            .into_iter()
            .filter(|other| *other != runtime)
            .collect();
        self.has_none_of(&others, &format!("use only {runtime}"))
    }

    /// The handle of that task is awaited, or passed to what awaits it.
    pub fn awaits_handle_of(&self, lane: &str) -> Seen {
        require(!self.source.drops_handle_of(lane), {
            format!(
                "your file does not await the handle of `{lane}`: `block_on` \
                 must wait for both tasks, however long each takes"
            )
        })
    }

    pub fn does_not_await_handle_of(&self, lane: &str) -> Seen {
        require(!self.source.awaits_handle_of(lane), {
            format!("your file awaits the handle of `{lane}`, but it must not")
        })
    }

    /// Whether it uses `block_in_place`, which moves the worker's other tasks
    /// to another thread while a call blocks.
    pub fn blocks_in_place(&self) -> bool {
        self.source.has("block_in_place")
    }

    /// That call runs on a thread that runs no tasks.
    pub fn moves_call(&self, call: &str) -> Seen {
        let mut all = POOL.iter().chain(THREADS);
        require(all.any(|word| self.source.has(word)), {
            format!(
                "your file calls `{call}` in a task, so it blocks a thread \
                 that runs tasks: run it on the blocking pool"
            )
        })
    }

    /// Whether it builds its own executor. On smol this is the only way to
    /// several threads.
    pub fn builds_an_executor(&self) -> bool {
        self.source.has("Executor")
    }

    /// That flag is set first, and then the waker is called.
    pub fn wakes_after(&self, change: &str) -> Seen {
        require(!self.source.wakes_before(change), {
            format!(
                "your file wakes the task before it sets `{change}`: the task \
                 may be polled in between, and then nothing wakes it again. \
                 Set `{change}` first"
            )
        })
    }

    /// Each poll stores its own waker.
    pub fn keeps_the_last_waker(&self) -> Seen {
        let first = ["get_or_insert", "OnceLock", "OnceCell"];
        let found = first.into_iter().find(|w| self.source.near("waker", w));
        let keeps = self.source.near(".is_none()", "waker().clone()");
        let found = found.or(keeps.then_some(".is_none()"));
        require(found.is_none(), {
            format!(
                "your file stores a waker only if none is stored (`{}`): store \
                 the waker of each poll, because another task may poll it next",
                found.unwrap_or_default().trim_matches(['.', '(', ')'])
            )
        })
    }

    /// The arguments of `timeout` contain none of these words.
    pub fn limits_only(&self, lane: &str, others: &[&str]) -> Seen {
        let found = others.iter().find(|w| self.source.limits(w));
        require(found.is_none(), {
            format!(
                "your file puts a time limit on `{}`: only `{lane}` may time \
                 out",
                found.copied().unwrap_or_default()
            )
        })
    }
}

/// The children ([`crate::child`]).
impl Attempt<'_> {
    /// This many were started, and the program waited for all of them.
    pub fn has_children(&self, count: usize) -> Seen {
        self.children.are(self.recording, count)
    }

    /// At least this many finished their work, and were not killed.
    pub fn children_ended(&self, count: usize) -> Seen {
        require(
            self.children.ended.len() >= count,
            "a child was killed before its work was done: let each one finish",
        )
    }

    pub fn child_was_killed(&self) -> Seen {
        require(
            self.children.ended.is_empty(),
            "the child finished its work: it must hang until it is killed",
        )
    }
}
