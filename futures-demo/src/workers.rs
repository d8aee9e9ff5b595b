//! Which threads may poll a task, by the names that the runtimes give them.

use side_by_side::{Recording, Task, threads_of};

/// Did only the main thread and workers of a global runtime poll these tasks?
/// tokio's workers are not among them: the versions here have none, and threads
/// of its blocking pool have the same name.
pub fn poll_them<'a>(
    recording: &Recording,
    tasks: impl IntoIterator<Item = &'a Task>,
) -> bool {
    let workers = ["async-std/runtime", "smol-1"];
    threads_of(tasks).into_iter().all(|thread| {
        thread == 0 || workers.contains(&recording.thread_name(thread))
    })
}
