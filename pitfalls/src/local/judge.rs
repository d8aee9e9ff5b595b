//! Main spawns the scribe as a task on its own thread, or panics.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, scribe] = run.lanes(["main", "scribe"])?;
    let panics = run.panicked(main).and(run.never_polled(scribe));
    let is_task = run
        .finished(&[main, scribe])
        .and(run.have_a_task_each(&[main, scribe]))
        .and(run.on_one_thread(&[main, scribe]));
    answer([
        ("no, it panics", panics.and(run.stderr_says("spawn_local"))),
        ("yes", is_task),
    ])
}
