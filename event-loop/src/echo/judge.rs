//! Messages and answers wake connections and clients in turn. Which threads
//! poll the connections, or hold one each, is the answer.

use side_by_side::{Recording, Seen, Task, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let clients = run.numbered("client", 2)?;
    let connections = run.numbered("connection", clients.len())?;
    run.finished(&clients)?;
    run.open_together(&connections)?;
    let lanes = [&clients[..], &connections[..]].concat();
    if lanes.iter().all(|lane| lane.is_call) {
        run.on_a_thread_each(&lanes)?;
        return Ok("on a thread each".to_owned());
    }
    for lane in &lanes {
        run.on_its_runtime(lane)?;
        run.woken_by_its_runtime_or(lane, &[])?;
    }
    run.most(&lanes, "wait", |lane| run.holds_no_thread(lane).is_ok())?;
    run.held_no_other_thread(&lanes)?;
    run.most(&clients, "are answered", |client| {
        // Some answers are there before they are waited for.
        connections.iter().any(|other| rounds(client, other) >= 2)
    })?;
    let is_worker = |lane: &&Task| run.on_workers(lane);
    answer([
        ("on main", run.on_main(&connections)),
        ("on one worker", run.on_one_thread(&connections)),
        ("on the workers", connections.iter().try_for_each(is_worker)),
    ])
}

/// A message wakes the connection; then its answer wakes the client, and so
/// does the end of the client's pause, which is most of the time until the next
/// message. How often was it so between these two?
fn rounds(client: &Task, connection: &Task) -> usize {
    let mut rounds = 0;
    for (nth, two) in connection.wakes.windows(2).enumerate() {
        let between = two[0].at_ns..two[1].at_ns;
        let own = client.wakes.iter().map(|wake| wake.at_ns);
        let mut own = own.filter(|ns| between.contains(ns));
        let Some(first_ns) = own.next() else {
            // The last wake may be due to the end of the client.
            let is_last = nth + 2 == connection.wakes.len();
            return if is_last { rounds } else { 0 };
        };
        let pause_ns = own.next_back().map_or(0, |last_ns| last_ns - first_ns);
        let round_ns = between.end - between.start;
        rounds += usize::from(5 * pause_ns >= 3 * round_ns);
    }
    rounds
}
