//! Each step moves one more kind of wait into the loop. On step 4 no other
//! thread waits.
//!
//! Watch for: the lanes of the threads. On step 1 there is one at a time,
//! because the loop runs one future. On step 2 three tasks wait at once, and a
//! thread sleeps for each of them. Step 3 has timers, so only the bell needs a
//! thread. Step 4 waits for the bell's socket too. The visitor does not wait
//! for the loop: somebody rings, on every step, and has a thread to do so.
//!
//! Not promised: the number of polls. The system may report a socket as ready
//! once more than it has to.
//!
//! Try: `--code --on step-2,step-3`. Which lines do the work of two threads?

mod not_a_hidden_thread;
mod not_looking_again;
mod not_one_task;
mod on_step_1;
mod on_step_2;
mod on_step_3;
mod on_step_4;

use side_by_side::{
    Program, Question, Recording, Task, say, seconds, threads_of, version,
    watch_call,
};
use std::{
    io::{self, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    thread,
};

/// This machine, and a port that is free.
const LOOPBACK: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

pub const PROGRAM: Program = Program {
    name: "first-loop",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How many other threads wait?",
        answers: &["one at a time", "three", "one", "none"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    are_steps: true,
    // One of the threads is main, and one is the visitor.
    versions: &[
        version!(on_step_1)
            .shows(include_str!("step_1_block_on.rs"))
            .answers(&["one at a time"]),
        // The last one may not be gone when the next one comes.,
        version!(on_step_2)
            .shows(include_str!("step_2_tasks.rs"))
            .answers(&["three"]),
        version!(on_step_3)
            .shows(include_str!("step_3_timers.rs"))
            .answers(&["one"]),
        version!(on_step_4)
            .shows(include_str!("step_4_sockets.rs"))
            .answers(&["none"]),
        version!(not_one_task).imitates("step-2"),
        version!(not_a_hidden_thread).imitates("step-4"),
        version!(not_looking_again).imitates("step-4"),
    ],
    lasts: 4.0,
    ..Program::DEFAULTS
};

/// Lets a thread wait for what the loop cannot wait for. When the call returns,
/// the thread wakes the task.
async fn on_a_thread<T: Send + 'static>(
    name: &'static str,
    call: impl FnOnce() -> T + Send + 'static,
) -> T {
    let (done, is_done) = smol::channel::bounded(1);
    let thread = thread::Builder::new().name(name.to_owned());
    let run = move || done.send_blocking(watch_call(name, call));
    thread.spawn(run).expect("the system has a thread left");
    is_done.recv().await.expect("the call does not panic")
}

/// Rings after 2 s, and waits at the door.
fn visit(address: SocketAddr) -> thread::JoinHandle<io::Result<()>> {
    let visit = move || {
        thread::sleep(seconds(2));
        say!("ding dong");
        let mut door = TcpStream::connect(address)?;
        door.write_all(b"!")?;
        // The other side closes the connection: the door is open.
        door.read(&mut [0]).map(drop)
    };
    let thread = thread::Builder::new().name("visitor".to_owned());
    let visitor = thread.spawn(move || watch_call("visitor", visit));
    visitor.expect("the system has a thread left")
}

fn observe(recording: &Recording) -> Option<String> {
    let [tea, toast, bell, visitor] = ["tea", "toast", "bell", "visitor"]
        .map(|name| recording.task(name).filter(|task| task.is_finished()));
    let (lanes, visitor) = ([tea?, toast?, bell?], visitor?);
    let threads = ["tea's thread", "toast's thread", "bell's thread"]
        .map(|name| recording.task(name));
    let rings_ns = recording.said("ding dong")?.at_ns;
    let is_ready = |lane: &Task, seconds: u64, line: &str| {
        let mut story = recording.story(lane).into_iter();
        story.any(|(second, text)| second >= seconds && text == line)
    };
    let is_done = is_ready(lanes[0], 3, "the tea is ready")
        && is_ready(lanes[1], 1, "the toast is ready")
        && recording.hardly_computed()
        && recording.said("come in")?.task == Some(lanes[2].id)
        && recording.said("come in")?.at_ns > rings_ns
        && visitor.is_call;
    let are_waits = threads_of(lanes).into_iter().eq([0])
        && lanes.iter().zip(threads).all(|(lane, thread)| {
            // More polls than wakes would be looking again and again, or one
            // task for all.
            recording.seconds_running(lane) == 0
                && lane.polls.len() <= 1 + lane.wakes.len()
                && match thread {
                    Some(thread) => is_woken_by(lane, thread),
                    None => is_woken_by_the_loop(recording, lane),
                }
        });
    let is_thread_asleep = threads.iter().zip([3, 1, 0]).all(|(thread, s)| {
        thread.is_none_or(|thread| recording.seconds_running(thread) >= s)
    });
    if !is_done || !are_waits || !is_thread_asleep {
        return None;
    }
    let [tea, toast, bell] = lanes;
    let are_in_turn =
        tea.ended_ns < toast.began_ns() && toast.ended_ns < bell.began_ns();
    let are_at_once = recording.waited_at_once(tea, toast)
        && recording.waited_at_once(toast, bell)
        && recording.waited_at_once(tea, bell)
        && recording.is_pending_at(bell, rings_ns);
    let answer = match threads.map(|thread| thread.is_some()) {
        [true, true, true] if are_in_turn => "one at a time",
        [true, true, true] if are_at_once => "three",
        [false, false, true] if are_at_once => "one",
        [false, false, false] if are_at_once => "none",
        _ => return None,
    };
    Some(answer.to_owned())
}

/// Did the thread's call hold a thread of its own, and then wake the lane, if
/// it was not ready by then?
fn is_woken_by(lane: &Task, thread: &Task) -> bool {
    let own = thread.threads();
    thread.is_call
        && !own.contains(&0)
        && lane.wakes.len() <= 1
        && lane.wakes.iter().all(|wake| {
            own.contains(&wake.thread) && Some(wake.at_ns) >= thread.ended_ns
        })
}

/// Did main wake the lane while it polled nothing?
fn is_woken_by_the_loop(recording: &Recording, lane: &Task) -> bool {
    let mut wakes = lane.wakes.iter();
    !lane.wakes.is_empty()
        && wakes.all(|wake| recording.is_from_main_or(&[], wake))
}
