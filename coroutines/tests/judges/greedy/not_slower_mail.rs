//! Counterexample: the letters come in parts, so the clerk waits for them.

use side_by_side::{number, say, seconds, watch};
use std::{
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    thread,
};
use tokio::{
    runtime::Builder,
    sync::mpsc::{Receiver, channel},
    task::{spawn, yield_now},
};

static READ: AtomicUsize = AtomicUsize::new(0);

pub fn main() {
    let runtime = Builder::new_current_thread()
        .build()
        .expect("the runtime should start");
    let office = runtime.spawn(watch("office", open_office()));
    runtime.block_on(office).expect("the task should not panic");
}

async fn open_office() {
    let letters = number("letters", 1000);
    // A channel needs room for at least one message.
    let (mailbox, mail) = channel(letters.max(1));
    let clerk = spawn(watch("clerk", read_all(mail)));
    let visitor = spawn(watch("visitor", take_turn()));
    for letter in 0..letters {
        if letter > 0 && letter.is_multiple_of(128) {
            yield_now().await;
        }
        mailbox.try_send(letter).expect("there is room");
    }
    drop(mailbox);
    clerk.await.expect("the task should not panic");
    visitor.await.expect("the task should not panic");
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
