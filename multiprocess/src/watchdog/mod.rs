//! A timeout ends the waiting, not the child: a hung child goes on, unless it
//! was started with `kill_on_drop`.
//!
//! Watch for: the lane of the hung child. After 2 s the timeout drops the
//! future that waits for it, but the child still holds its line to the parent.
//! Once more, with `kill_on_drop(true)`: now dropping the future kills the
//! child. Meanwhile one thread waits for all of them.
//!
//! Not promised: how soon a killed child is gone.
//!
//! Try: a timeout of half a second. Do the worker and the one who fails care?

mod not_given_up;
mod not_killed_by_a_drop;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{
    End, Program, Question, Recording, Task, seconds, threads_of, version,
};
use std::io::{self, Read};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::{env, process, thread};

pub const PROGRAM: Program = Program {
    name: "watchdog",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "The timeout is over: is the hung child gone?",
        answers: &["no", "yes"],
        observe,
    },
    versions: &[
        version!(on_std).answers(&["no"]).threads(1),
        version!(on_tokio).answers(&["no"]).threads(1),
        // Both have a thread for sockets and one for children, and async-std
        // has a worker, too.
        version!(on_async_std)
            .answers(&["no"])
            .environment(&[("ASYNC_STD_THREAD_COUNT", "1")])
            .threads(4),
        version!(on_smol).answers(&["no"]).threads(3),
        version!(not_given_up).imitates("tokio"),
        version!(not_killed_by_a_drop).imitates("smol"),
    ],
    surprise: 2,
    lasts: 5.0,
    ..Program::DEFAULTS
};

/// The children's line to their parent, on a port that is free.
fn open_line() -> io::Result<TcpListener> {
    let line = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    // Whoever is to call has called before.
    line.set_nonblocking(true)?;
    Ok(line)
}

/// The call of the child that hangs.
fn answer(line: &TcpListener) -> io::Result<TcpStream> {
    let (call, _) = line.accept().map_err(|e| {
        io::Error::new(e.kind(), "the child that hangs has not been started")
    })?;
    call.set_nonblocking(true)?;
    Ok(call)
}

/// Who is gone has hung up.
fn look(mut call: &TcpStream) -> &'static str {
    match call.read(&mut [0]) {
        Err(e) if e.kind() == io::ErrorKind::WouldBlock => "still there",
        _ => "gone",
    }
}

/// What a child does.
fn play(part: &str) -> io::Result<()> {
    match part {
        "work" => thread::sleep(seconds(1)),
        "fail" => {
            thread::sleep(seconds(1));
            process::exit(3);
        }
        _ => {
            let line = env::args().skip_while(|arg| arg != "--line").nth(1);
            let mut call = TcpStream::connect(line.unwrap_or_default())?;
            // Nobody ever says anything. When the parent is gone, this ends.
            call.read_exact(&mut [0]).ok();
        }
    }
    Ok(())
}

fn observe(recording: &Recording) -> Option<String> {
    let [work, fail, hang, again] =
        ["work", "fail", "hang", "hang again"].map(|name| recording.task(name));
    let (work, fail, hang, again) = (work?, fail?, hang?, again?);
    let lanes = [work, fail, hang, again];
    let is_on_main = threads_of(lanes).into_iter().eq([0]);
    let have_ended =
        has_status(recording, work, 0) && has_status(recording, fail, 3);
    let are_given_up =
        is_given_up(recording, hang) && is_given_up(recording, again);
    let begin_ns = lanes.iter().filter_map(|lane| lane.began_ns()).min()?;
    let end_ns = hang.ended_ns?;
    if !is_on_main
        || !have_ended
        || !are_given_up
        || again.began_ns() < Some(end_ns)
        // Half a second may do, too.
        || recording.seconds(3 * (end_ns - begin_ns)) < 1
        || !recording.hardly_computed()
    {
        return None;
    }
    let seen_between = |from_ns: u64, to_ns: u64| {
        let mut said = recording.said.iter();
        let seen = said.find(|s| from_ns < s.at_ns && s.at_ns < to_ns)?;
        seen.text.split_once(": ").map(|(_, seen)| seen)
    };
    let first = seen_between(end_ns, again.began_ns()?)?;
    let second = seen_between(again.ended_ns?, recording.wall_ns)?;
    let answer = match (first, second) {
        ("still there", "gone") => "no",
        ("gone", "gone") => "yes",
        _ => return None,
    };
    Some(answer.to_owned())
}

/// Did it wait for a second, and then tell how its child ended?
fn has_status(recording: &Recording, lane: &Task, code: u32) -> bool {
    let story = recording.story(lane);
    lane.is_finished()
        && story
            .iter()
            .any(|(_, text)| text.ends_with(&format!(": {code}")))
        && (lane.is_call || recording.seconds_running(lane) == 0)
}

/// Was its future dropped, or its call ended, without a word of the child?
fn is_given_up(recording: &Recording, lane: &Task) -> bool {
    let is_over = if lane.is_call {
        recording.seconds_running(lane) >= 1
    } else {
        lane.end == End::Dropped && recording.seconds_running(lane) == 0
    };
    is_over && recording.story(lane).is_empty()
}
