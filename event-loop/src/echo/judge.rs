//! Messages and answers wake connections and clients in turn. Which threads
//! poll the connections, or hold one each, is the answer.

use side_by_side::{Recording, Seen, Task, answer, require, threads_of};

pub fn judge(run: &Recording) -> Seen<String> {
    let clients = run.numbered("client", 2)?;
    let connections = run.numbered("connection", 2)?;
    run.finished(&clients)?;
    require(clients.len() == connections.len(), || {
        let (clients, connections) = (clients.len(), connections.len());
        format!("there are {clients} clients, and {connections} connections")
    })?;
    open_at_once(run, &connections)?;
    let lanes = [&clients[..], &connections[..]].concat();
    if lanes.iter().all(|lane| lane.is_call) {
        run.on_a_thread_each(&lanes)?;
        return Ok("on a thread each".to_owned());
    }
    for lane in &lanes {
        run.on_its_runtime(lane)?;
        run.holds_no_thread(lane)?;
        run.woken_by_its_runtime_or(lane, &[])?;
    }
    run.held_no_other_thread(&lanes)?;
    messages_cross(&clients, &connections)?;
    let threads = threads_of(connections.iter().copied());
    let one = run.on_one_thread(&connections);
    let is_main = require(threads.contains(&0), || "main polled none of them");
    answer([
        ("on main", one.clone().and(is_main.clone())),
        ("on one worker", one),
        (
            "on the workers",
            require(is_main.is_err(), || "main polled some of them, too"),
        ),
    ])
}

/// Most of them are still open when the next one is opened. On a busy machine
/// a client may come so late that it is alone.
fn open_at_once(run: &Recording, connections: &[&Task]) -> Seen {
    let end_ns = |lane: &Task| lane.ended_ns.unwrap_or(run.wall_ns);
    let pairs = connections.windows(2);
    let overlapping = pairs.clone().filter(|two| {
        two.iter()
            .all(|a| two.iter().all(|b| a.began_ns() < Some(end_ns(b))))
    });
    require(
        overlapping.count() * 2 >= pairs.len(),
        || "most connections ended before the next one was opened",
    )
}

/// For nine of ten clients there is a connection that exchanges messages with
/// it. On a busy machine many of them are there before they are waited for.
fn messages_cross(clients: &[&Task], connections: &[&Task]) -> Seen {
    let is_answered = |client: &&&Task| {
        connections.iter().any(|other| rounds(client, other) >= 2)
    };
    let answered = clients.iter().filter(is_answered).count();
    require(answered * 10 >= clients.len() * 9, || {
        let count = clients.len();
        format!("messages and answers woke only {answered} of {count} clients")
    })
}

/// A message wakes the connection; then its answer wakes the client, and so
/// does the end of the client's pause, which is most of the time until the next
/// message. How often was it so between these two?
fn rounds(client: &Task, connection: &Task) -> usize {
    let mut rounds = 0;
    for (nth, two) in connection.wakes.windows(2).enumerate() {
        let (from_ns, to_ns) = (two[0].at_ns, two[1].at_ns);
        let own = client.wakes.iter().map(|wake| wake.at_ns);
        let mut own = own.filter(|ns| (from_ns..to_ns).contains(ns));
        let Some(first_ns) = own.next() else {
            // The last wake may be due to the end of the client.
            let is_last = nth + 2 == connection.wakes.len();
            return if is_last { rounds } else { 0 };
        };
        let pause_ns = own.last().map_or(0, |last_ns| last_ns - first_ns);
        rounds += usize::from(5 * pause_ns >= 3 * (to_ns - from_ns));
    }
    rounds
}
