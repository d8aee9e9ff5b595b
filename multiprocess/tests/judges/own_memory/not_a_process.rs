//! Counterexample: the child is a thread with its own counter.

use side_by_side::{say, watch, watch_call};
use smol::{block_on, spawn, unblock};
use std::{
    io, process,
    sync::atomic::{AtomicU32, Ordering},
    thread,
};

pub fn main() -> io::Result<()> {
    block_on(watch("main", count()))
}

async fn count() -> io::Result<()> {
    let thread =
        thread::spawn(|| watch_call("thread", || say!("{}", add_one())));
    thread.join().expect("the thread should not panic");
    let task = spawn(watch("task", async { say!("{}", add_one()) }));
    task.await;
    watch("child", ask_child()).await?;
    say!("parent: {}", COUNTER.load(Ordering::Relaxed));
    Ok(())
}

async fn ask_child() -> io::Result<()> {
    say!(
        "{}",
        unblock(|| format!("process {}: 1", process::id())).await
    );
    Ok(())
}

/// Each process has its own counter.
static COUNTER: AtomicU32 = AtomicU32::new(0);

fn add_one() -> String {
    let counter = COUNTER.fetch_add(1, Ordering::Relaxed) + 1;
    format!("process {}: {counter}", process::id())
}
