//! Facts about each runtime, one row per runtime. The rest of this library
//! names no runtime.

/// One runtime.
#[derive(Debug)]
pub(crate) struct Runtime {
    /// A version belongs to this runtime if its name is this one, or starts
    /// with it and a hyphen: `tokio-current-thread` is a flavour of `tokio`.
    name: &'static str,
    /// The threads that run tasks, besides the main thread.
    workers: Option<Workers>,
    /// How the names start of the threads that wait for timers, sockets and
    /// children and run no task, such as a reactor thread.
    drivers: &'static [&'static str],
    /// How the names of its blocking pool's threads start.
    pool: &'static [&'static str],
    /// Does what a task waits for hold a waker of it, and is that recorded? In
    /// Python it holds a callback.
    has_wakers: bool,
    /// What a reader must know whenever it is shown.
    remark: &'static str,
}

#[derive(Debug)]
struct Workers {
    /// How their names start, in any version of the runtime.
    names: &'static [&'static str],
    /// The environment variable that sets their number.
    variable: &'static str,
    /// How many a version has here, unless its card says otherwise.
    count: u64,
    /// Flavours without workers.
    missing_in: &'static [&'static str],
}

/// async-io and async-process start these once per process.
const ASYNC_IO: &[&str] = &["async-io", "async-process"];

const RUNTIMES: &[Runtime] = &[
    Runtime {
        name: "tokio",
        workers: Some(Workers {
            names: TOKIO_WORKERS,
            variable: "TOKIO_WORKER_THREADS",
            count: 2,
            missing_in: &["tokio-current-thread"],
        }),
        // Its workers drive the timers and the I/O.
        drivers: &[],
        // They have the workers' name; only their number tells them apart.
        pool: TOKIO_WORKERS,
        has_wakers: true,
        remark: "",
    },
    Runtime {
        name: "async-std",
        workers: Some(Workers {
            names: &["async-std/runtime"],
            variable: "ASYNC_STD_THREAD_COUNT",
            count: 2,
            missing_in: &[],
        }),
        drivers: ASYNC_IO,
        pool: &["blocking-"],
        has_wakers: true,
        remark: "async-std was discontinued by its maintainers in early 2025 \
                 (RUSTSEC-2025-0052); its successor is smol.",
    },
    Runtime {
        name: "smol",
        workers: Some(Workers {
            names: &["smol-"],
            variable: "SMOL_THREADS",
            count: 1,
            missing_in: &[],
        }),
        drivers: ASYNC_IO,
        pool: &["blocking-"],
        has_wakers: true,
        remark: "",
    },
    Runtime {
        name: "asyncio",
        workers: None,
        // On systems without pidfd, a thread waits for each child.
        drivers: &["asyncio-waitpid-", "waitpid-"],
        pool: &["asyncio_"],
        has_wakers: false,
        remark: "",
    },
    Runtime {
        name: "our-loop",
        workers: None,
        drivers: &[],
        pool: &["blocking"],
        has_wakers: true,
        remark: "",
    },
];

/// The second name is that of tokio before 1.50.
const TOKIO_WORKERS: &[&str] = &["tokio-rt-worker", "tokio-runtime-worker"];

/// The runtime of a version, by the version's name; `None` for plain std.
pub(crate) fn runtime_of(version: &str) -> Option<&'static Runtime> {
    RUNTIMES.iter().find(|runtime| {
        let rest = version.strip_prefix(runtime.name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    })
}

impl Runtime {
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn has_wakers(&self) -> bool {
        self.has_wakers
    }

    /// How many workers the version has unless its card says otherwise; `None`
    /// if its tasks run on the main thread.
    pub(crate) fn workers(&self, version: &str) -> Option<u64> {
        let workers = self.workers.as_ref()?;
        let is_there = !workers.missing_in.contains(&version);
        is_there.then_some(workers.count)
    }

    /// The environment variable that sets the number of workers.
    pub(crate) fn workers_variable(&self) -> Option<&'static str> {
        Some(self.workers.as_ref()?.variable)
    }

    pub(crate) fn remark(&self) -> Option<&'static str> {
        Some(self.remark).filter(|remark| !remark.is_empty())
    }
}

/// Every environment variable that sets a runtime's number of workers, with the
/// number used here.
pub fn default_workers() -> impl Iterator<Item = (&'static str, u64)> {
    let all = RUNTIMES.iter().filter_map(|r| r.workers.as_ref());
    all.map(|workers| (workers.variable, workers.count))
}

/// Does a thread with this name run tasks of a runtime?
pub(crate) fn is_worker(thread: &str) -> bool {
    worker_of(thread).is_some()
}

/// The runtime whose tasks a thread with this name runs.
pub(crate) fn worker_of(thread: &str) -> Option<&'static str> {
    let is_its = |w: &Workers| w.names.iter().any(|name| thread.starts_with(name));
    let mut all = RUNTIMES.iter();
    let found = all.find(|r| r.workers.as_ref().is_some_and(is_its))?;
    Some(found.name)
}

/// Does a thread with this name wait for timers, sockets or children, so that
/// its runtime can wake tasks?
pub(crate) fn is_driver(thread: &str) -> bool {
    let mut all = RUNTIMES.iter().flat_map(|runtime| runtime.drivers);
    all.any(|name| thread.starts_with(name))
}

/// Does a thread with this name belong to a blocking pool? tokio's are not
/// included, because their names are the same as those of its workers.
pub(crate) fn is_of_pool(thread: &str) -> bool {
    let mut all = RUNTIMES.iter().flat_map(|runtime| runtime.pool);
    !is_worker(thread) && all.any(|name| thread.starts_with(name))
}

/// May a thread with this name either run tasks or belong to a blocking pool?
pub(crate) fn may_be_of_pool(thread: &str) -> bool {
    TOKIO_WORKERS.contains(&thread) || is_of_pool(thread)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flavour_belongs_to_its_runtime() {
        let name = |version| runtime_of(version).map(|runtime| runtime.name);
        assert_eq!(name("tokio-current-thread"), Some("tokio"));
        assert_eq!(name("smol-two-threads"), Some("smol"));
        assert_eq!(name("tokiox"), None);
        assert_eq!(name("std"), None);
    }

    #[test]
    fn a_flavour_without_workers_has_none() {
        let workers = |version| runtime_of(version)?.workers(version);
        assert_eq!(workers("tokio"), Some(2));
        assert_eq!(workers("tokio-current-thread"), None);
        assert_eq!(workers("our-loop"), None);
    }

    #[test]
    fn threads_are_told_apart_by_their_names() {
        assert!(is_worker("smol-1") && !is_driver("smol-1"));
        assert!(is_worker("tokio-runtime-worker"));
        assert!(is_driver("async-io") && !is_worker("async-io"));
        assert!(is_of_pool("blocking-3") && is_of_pool("asyncio_0"));
        assert!(!is_of_pool("tokio-rt-worker") && !is_of_pool("unnamed thread"));
    }
}
