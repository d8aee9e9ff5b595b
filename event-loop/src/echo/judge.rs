//! Messages and answers wake connections and clients in turn. Which threads
//! poll the connections, or hold one each, is the answer.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let clients = run.numbered("client", 2)?;
    let connections = run.numbered("connection", clients.len())?;
    run.finished(&clients)?;
    open_together(run, &connections)?;
    let lanes = [&clients[..], &connections[..]].concat();
    if lanes.iter().all(|lane| lane.is_call) {
        run.on_a_thread_each(&lanes)?;
        return Ok("on a thread each".to_owned());
    }
    for lane in &lanes {
        run.on_its_runtime(lane)?;
        run.woken_by_its_runtime_or(lane, &[])?;
    }
    let waiting = lanes.iter().filter(|l| run.holds_no_thread(l).is_ok());
    // On a busy machine the system may stop a thread in any poll.
    require(
        waiting.count() * 10 >= lanes.len() * 9,
        || "many lanes held their threads instead of waiting",
    )?;
    run.held_no_other_thread(&lanes)?;
    messages_cross(&clients, &connections)?;
    let is_worker = |lane: &&Task| run.on_workers(lane);
    answer([
        ("on main", run.on_main(&connections)),
        ("on one worker", run.on_one_thread(&connections)),
        ("on the workers", connections.iter().try_for_each(is_worker)),
    ])
}

/// When half of them have been opened, half of those are still open. On a busy
/// machine a client may come late.
fn open_together(run: &Recording, connections: &[&Task]) -> Seen {
    let half_ns = connections[connections.len() / 2].began_ns();
    let is_open = |lane: &&&Task| {
        let end_ns = lane.ended_ns.unwrap_or(run.wall_ns);
        lane.began_ns() <= half_ns && half_ns < Some(end_ns)
    };
    let open = connections.iter().filter(is_open).count();
    require(open >= 2 && open * 4 >= connections.len(), || {
        format!("only {open} connections were open at the same time")
    })
}

/// For three of four clients there is a connection that exchanges messages with
/// it. On a busy machine many of them are there before they are waited for.
fn messages_cross(clients: &[&Task], connections: &[&Task]) -> Seen {
    let is_answered = |client: &&&Task| {
        connections.iter().any(|other| rounds(client, other) >= 2)
    };
    let answered = clients.iter().filter(is_answered).count();
    require(answered * 4 >= clients.len() * 3, || {
        format!("messages and answers woke only {answered} clients")
    })
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
