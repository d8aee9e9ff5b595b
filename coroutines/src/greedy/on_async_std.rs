//! On async-std: receiving a message that is there never makes a task yield.

use async_std::{
    channel::{Receiver, bounded},
    task::{block_on, spawn},
};
use side_by_side::{number, say, seconds, watch};
use std::{
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    thread,
};

static READ: AtomicUsize = AtomicUsize::new(0);

pub fn main() {
    block_on(watch("office", open_office()));
}

async fn open_office() {
    let letters = number("letters", 1000);
    // A channel needs room for at least one message.
    let (mailbox, mail) = bounded(letters.max(1));
    for letter in 0..letters {
        mailbox
            .try_send(letter)
            .expect("the mailbox should have room");
    }
    drop(mailbox);
    let clerk = spawn(watch("clerk", read_all(mail)));
    let visitor = spawn(watch("visitor", take_turn()));
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
