//! The executor runs on the main thread, which all tasks share.

use side_by_side::{number, say, seconds, watch};
use smol::{
    LocalExecutor, block_on,
    channel::{Receiver, unbounded},
};
use std::{
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    thread,
};

static READ: AtomicUsize = AtomicUsize::new(0);

pub fn main() {
    let executor = LocalExecutor::new();
    block_on(executor.run(watch("office", open_office(&executor))));
}

async fn open_office(executor: &LocalExecutor<'_>) {
    let letters = number("letters", 1000);
    let (mailbox, mail) = unbounded();
    for letter in 0..letters {
        mailbox
            .try_send(letter)
            .expect("the mailbox should have room");
    }
    drop(mailbox);
    let clerk = executor.spawn(watch("clerk", read_all(mail)));
    let visitor = executor.spawn(watch("visitor", take_turn()));
    clerk.await;
    visitor.await;
}

async fn read_all(mail: Receiver<usize>) {
    while mail.recv().await.is_ok() {
        thread::sleep(seconds(0.002));
        READ.fetch_add(1, Relaxed);
    }
    say!("all read");
}

async fn take_turn() {
    say!("my turn after {} letters", READ.load(Relaxed));
}
