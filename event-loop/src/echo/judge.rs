//! Which threads poll the connections, or whether each blocks a thread.

use side_by_side::{Recording, Seen, Task, answer, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let clients = run.numbered("client", 2)?;
    let connections = run.numbered("connection", clients.len())?;
    if run.are_calls(&connections).is_ok() {
        run.on_a_thread_each(&connections)?;
        return Ok("on one thread each".to_owned());
    }
    run.are_tasks_of(&connections, run.lane("server")?)?;
    run.held_no_other_thread(&connections)?;
    each(&connections, |lane| run.woken_by_its_runtime_or(lane, &[]))?;
    let are_together = 2 * run.rounds_of(&connections) <= clients.len() as u64;
    require(are_together, "one connection came after the other")?;
    let wakes = |lanes: &[&Task]| run.wakes_of(lanes.iter().copied()).len();
    // A message wakes the connection; its answer and a timer wake the client.
    let are_answered = 2 * wakes(&clients) > 3 * wakes(&connections);
    require(are_answered, "answers should wake the clients")?;
    let on_workers = each(&connections, |lane| run.on_workers(lane));
    let on_one = run.on_one_thread(&connections);
    answer([
        ("on the main thread", run.on_main(&connections)),
        ("on one worker", on_workers.clone().and(on_one)),
        ("on the workers", on_workers),
    ])
}
