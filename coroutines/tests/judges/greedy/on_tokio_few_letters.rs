//! What the card says to try: fewer letters than the budget.

use side_by_side::{number, say, seconds, watch};
use std::{
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    thread,
};
use tokio::{
    runtime::Runtime,
    spawn,
    sync::mpsc::{Receiver, channel},
};

static READ: AtomicUsize = AtomicUsize::new(0);

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("office", open_office()));
}

async fn open_office() {
    let letters = number("letters", 100);
    let (mailbox, mail) = channel(letters.max(1));
    for letter in 0..letters {
        mailbox
            .try_send(letter)
            .expect("the mailbox should have room");
    }
    drop(mailbox);
    let clerk = spawn(watch("clerk", read_all(mail)));
    let visitor = spawn(watch("visitor", take_turn()));
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
