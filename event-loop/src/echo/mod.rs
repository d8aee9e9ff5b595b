//! One thread can carry many connections, because most of the time they wait.
//!
//! Watch for: the threads behind the names of the lanes. On plain std each end
//! of a connection holds a thread all the time. On the runtimes a connection
//! is a task, and a few threads poll all of them: a task that waits for its
//! socket needs no thread. On asyncio the loop makes the tasks of connections;
//! the server's lane only waits.
//!
//! Not promised: on which worker a connection runs, and whose message comes
//! back first.
//!
//! Try: `--with clients=400`. On which version does the number of threads grow?

mod not_a_thread_for_each;
mod not_one_message;
mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_std;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Program, Question, Recording, Task, threads_of, version};
use std::net::Ipv4Addr;

/// How many each client sends.
const MESSAGES: usize = 10;

/// This machine, and a port that is free.
const LOOPBACK: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

/// The versions ask for so many workers at most.
const WORKERS: usize = 2;

pub const PROGRAM: Program = Program {
    name: "echo",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Where do the connections run?",
        answers: &[
            "on main",
            "on one worker",
            "on the workers",
            "on a thread each",
        ],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_std).answers(&["on a thread each"]),
        // One of two workers may poll all connections, by chance.
        version!(on_tokio).answers(&["on the workers", "on one worker"]),
        version!(on_tokio_current_thread).answers(&["on main"]),
        // Besides main and the workers, async-std and smol have a thread for
        // timers and sockets.
        version!(on_async_std).answers(&["on the workers", "on one worker"]),
        version!(on_smol).answers(&["on one worker"]),
        version!(on_our_loop).answers(&["on main"]),
        version!(on_asyncio.py).answers(&["on main"]),
        version!(not_a_thread_for_each).imitates("tokio"),
        version!(not_one_message).imitates("tokio"),
    ],
    surprise: 1,
    lasts: 1.0,
    ..Program::DEFAULTS
};

fn observe(recording: &Recording) -> Option<String> {
    let clients: Vec<&Task> = recording.tasks_named("client").collect();
    let connections: Vec<&Task> = recording.tasks_named("connection").collect();
    let count = usize::try_from(recording.number("clients")?).ok()?;
    let are_there = clients.len() == count && connections.len() == count;
    // Ten pauses of a tenth of a second.
    let have_paused = clients.iter().all(|client| {
        let length_ns = client.length_ns().unwrap_or_default();
        client.is_finished() && recording.seconds(length_ns) >= 1
    });
    if !are_there || !have_paused || !are_open_at_once(&connections) {
        return None;
    }
    if have_a_thread_each(recording, &clients, &connections) {
        return Some("on a thread each".to_owned());
    }
    let server = recording.task("server")?;
    let maker = match recording.runtime.as_str() {
        // The loop accepts connections in a callback, outside of all tasks.
        "asyncio" => None,
        _ => Some(server.id),
    };
    let are_tasks = connections.iter().all(|connection| {
        connection.parent == maker && !connection.ran_inside(server)
    });
    // On a busy machine a message or an answer may be there before it is
    // waited for, and then it wakes nobody. Most of them do, for most clients.
    let are_answered = |least: usize| {
        let answered = clients.iter().filter(|client| {
            let answers =
                connections.iter().map(|c| answers(recording, client, c));
            answers.max() >= Some(least)
        });
        answered.count()
    };
    let is_answered = are_answered(MESSAGES / 5) == count
        && are_answered(MESSAGES / 2) * 10 >= count * 9;
    let lanes: Vec<&Task> = [clients, connections.clone()].concat();
    if !are_tasks || !is_answered || !wait_for_the_runtime(recording, &lanes) {
        return None;
    }
    let threads = threads_of(connections);
    let answer = match (threads.contains(&0), threads.len()) {
        (true, 1) => "on main",
        (false, 1) => "on one worker",
        (false, 2..=WORKERS) => "on the workers",
        _ => return None,
    };
    Some(answer.to_owned())
}

/// Was one connection still open when the next one began? On a busy machine a
/// client may come so late that it is alone.
fn are_open_at_once(connections: &[&Task]) -> bool {
    let pairs = connections.windows(2);
    let at_once = pairs.clone().filter(|two| {
        let (one, next) = (two[0], two[1]);
        one.ended_ns > next.began_ns() && next.ended_ns > one.began_ns()
    });
    at_once.count() * 2 >= pairs.len()
}

/// Does each end of each connection hold a thread of its own?
fn have_a_thread_each(
    recording: &Recording,
    clients: &[&Task],
    connections: &[&Task],
) -> bool {
    let ends = clients.iter().chain(connections).copied();
    ends.clone().all(|end| end.is_call)
        && threads_of(ends.clone()).len() == ends.count()
        // Nine pauses lie between the first message and the last.
        && connections.iter().all(|connection| {
            // Main does not wait for them.
            let end_ns = connection.ended_ns.unwrap_or(recording.wall_ns);
            let begin_ns = connection.began_ns().unwrap_or(end_ns);
            recording.seconds((end_ns - begin_ns) * 10 / 9) >= 1
        })
}

/// A message wakes the connection; its answer wakes the client, and so does
/// the end of the client's pause; then comes the next message. How often was it
/// so between these two?
fn answers(recording: &Recording, client: &Task, connection: &Task) -> usize {
    let pause_ns = recording.second_ns / 10;
    let mut answers = 0;
    let messages = match connection.wakes.split_last() {
        // After its messages it waits once more, until its socket is closed.
        Some((_closed, messages)) if recording.runtime == "asyncio" => messages,
        _ => &connection.wakes,
    };
    for messages in messages.windows(2) {
        let between = messages[0].at_ns..messages[1].at_ns;
        let wakes = client.wakes.iter().map(|wake| wake.at_ns);
        let wakes: Vec<u64> = wakes.filter(|ns| between.contains(ns)).collect();
        match wakes[..] {
            [answer_ns, end_ns] if end_ns - answer_ns >= pause_ns => {
                answers += 1;
            }
            [] => return 0,
            _ => {}
        }
    }
    let have_waited = connection.wakes.len() >= MESSAGES - 3
        && client.wakes.len() >= 2 * MESSAGES - 8;
    if have_waited { answers } else { 0 }
}

/// Did main or a few workers poll the lanes, when timers and sockets woke
/// them, and only then?
fn wait_for_the_runtime(recording: &Recording, lanes: &[&Task]) -> bool {
    let threads = threads_of(lanes.iter().copied());
    let is_worker = |thread: &u16| {
        let name = recording.thread_name(*thread);
        matches!(name, "tokio-rt-worker" | "async-std/runtime" | "smol-1")
    };
    let workers = threads.iter().filter(|thread| **thread != 0);
    let is_waiting = |lane: &&Task| {
        let outside = lane.wakes.iter().filter(|wake| wake.by.is_none());
        // tokio wakes a task in its own poll if its sleep is over by then.
        lane.polls.len() <= 1 + lane.wakes.len()
            && lane.wakes.iter().all(|w| w.by.is_none_or(|by| by == lane.id))
            && lane.wakes.len() <= 1 + outside.clone().count()
            // A thread of the blocking pool wakes, but polls no lane.
            && { outside }.all(|wake| {
                threads.contains(&wake.thread)
                    || recording.is_from_main_or(&["async-io"], wake)
            })
    };
    workers.clone().count() <= WORKERS
        && { workers }.all(is_worker)
        && lanes.iter().all(is_waiting)
}
