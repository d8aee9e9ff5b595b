//! Counterexample: the clerk counts its letters and calls `yield_now` itself.

use side_by_side::{number, say, seconds, watch};
use smol::{
    block_on,
    channel::{Receiver, bounded},
    future::yield_now,
    spawn,
};
use std::{
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    thread,
};

static READ: AtomicUsize = AtomicUsize::new(0);

pub fn main() {
    let office = spawn(watch("office", open_office()));
    block_on(office);
}

async fn open_office() {
    let letters = number("letters", 1000);
    // A channel needs room for at least one message.
    let (mailbox, mail) = bounded(letters.max(1));
    for letter in 0..letters {
        mailbox.try_send(letter).expect("there is room");
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
        let read = 1 + READ.fetch_add(1, Relaxed);
        if read.is_multiple_of(128) {
            yield_now().await;
        }
    }
    say!("all read");
}

async fn take_turn() {
    say!("my turn after {} letters", READ.load(Relaxed));
}
