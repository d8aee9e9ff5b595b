//! On tokio: a task has a budget of 128 messages a turn, and so it yields.

use side_by_side::{number, say, seconds, watch};
use std::{
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    thread,
};
use tokio::{
    runtime::Builder,
    spawn,
    sync::mpsc::{Receiver, channel},
};

static READ: AtomicUsize = AtomicUsize::new(0);

pub fn main() {
    let runtime = Builder::new_current_thread().build();
    let runtime = runtime.expect("tokio starts");
    let office = runtime.spawn(watch("office", open_office()));
    runtime.block_on(office).expect("no panic");
}

async fn open_office() {
    let letters = number("letters", 1000);
    // A channel has room for one message at least.
    let (mailbox, mail) = channel(letters.max(1));
    for letter in 0..letters {
        mailbox.try_send(letter).expect("there is room");
    }
    drop(mailbox);
    let clerk = spawn(watch("clerk", read_all(mail)));
    let visitor = spawn(watch("visitor", take_turn()));
    clerk.await.expect("no panic");
    visitor.await.expect("no panic");
}

async fn read_all(mut mail: Receiver<usize>) {
    while mail.recv().await.is_some() {
        thread::sleep(seconds(0.002));
        READ.fetch_add(1, Relaxed);
    }
    say!("all read");
}

async fn take_turn() {
    say!("my turn after {} letters", READ.load(Relaxed));
}
