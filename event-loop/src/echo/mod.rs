//! One thread can talk to a hundred clients, since most of that is waiting.
//!
//! Watch for: the threads. On plain std each end of a connection takes one,
//! and holds it all the time. In a loop the clients wait, and the loop's
//! reactor hears from the system which socket has news.
//!
//! Not promised: which client's message comes back first.
//!
//! Try: a thousand clients. Which versions still work, and at what cost?

mod on_async_std;
mod on_our_loop;
mod on_smol;
mod on_std;
mod on_tokio;

use side_by_side::{Program, Question, Recording, version};
use std::{collections::HashSet, net::Ipv4Addr};

const CLIENTS: usize = 100;
const MESSAGES: usize = 10;

/// This machine, and a port that is free.
const LOOPBACK: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

pub const PROGRAM: Program = Program {
    name: "echo",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "How many threads carried the bytes?",
        answers: &["one", "a hundred", "a few"],
        observe: |recording| {
            recording.said.iter().find(|s| s.text.contains("1000"))?;
            let answer = match client_threads(recording) {
                1 => "one",
                CLIENTS => "a hundred",
                _ => "a few",
            };
            Some(answer.to_owned())
        },
    },
    versions: &[
        version!(on_std => "a hundred"),
        version!(on_tokio => "one"),
        version!(on_async_std => "one"),
        version!(on_smol => "one"),
        version!(on_our_loop => "one"),
    ],
    ..Program::DEFAULTS
};

fn client_threads(recording: &Recording) -> usize {
    let tasks = recording.tasks.iter();
    let clients = tasks.filter(|task| task.name.starts_with("client"));
    let polls = clients.flat_map(|client| &client.polls);
    polls.map(|poll| poll.thread).collect::<HashSet<_>>().len()
}
