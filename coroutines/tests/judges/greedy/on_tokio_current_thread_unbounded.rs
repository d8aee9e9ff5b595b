//! The office is a task, too, more letters are in an unbounded channel, and the
//! visitor stays for a while.

use side_by_side::{number, say, seconds, watch};
use std::{
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    thread,
};
use tokio::{
    runtime::Builder,
    spawn,
    sync::mpsc::{UnboundedReceiver, unbounded_channel},
    task::yield_now,
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
    let letters = number("letters", 1200);
    let (mailbox, mail) = unbounded_channel();
    for letter in 0..letters {
        mailbox.send(letter).expect("the mailbox should have room");
    }
    drop(mailbox);
    let clerk = spawn(watch("clerk", read_all(mail)));
    let visitor = spawn(watch("visitor", take_turn()));
    clerk.await.expect("the task should not panic");
    visitor.await.expect("the task should not panic");
}

async fn read_all(mut mail: UnboundedReceiver<usize>) {
    while mail.recv().await.is_some() {
        thread::sleep(seconds(0.002));
        READ.fetch_add(1, Relaxed);
    }
    say!("all read");
}

async fn take_turn() {
    say!("my turn after {} letters", READ.load(Relaxed));
    thread::sleep(seconds(0.3));
    yield_now().await;
    say!("goodbye");
}
