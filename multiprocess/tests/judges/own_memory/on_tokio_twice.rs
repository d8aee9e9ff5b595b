//! What the card suggests to try: the thread calls `add_one` twice.

use side_by_side::{say, watch, watch_call};
use std::{
    env, io, process,
    sync::atomic::{AtomicU32, Ordering},
    thread,
};
use tokio::{process::Command, runtime::Runtime, spawn};

pub fn main() -> io::Result<()> {
    if env::args().any(|arg| arg == "--child") {
        println!("{}", add_one());
        return Ok(());
    }
    Runtime::new()?.block_on(watch("main", count()))
}

async fn count() -> io::Result<()> {
    let thread = thread::spawn(|| {
        watch_call("thread", || {
            say!("{}", add_one());
            say!("{}", add_one());
        })
    });
    thread.join().expect("the thread should not panic");
    let task = spawn(watch("task", async { say!("{}", add_one()) }));
    task.await.expect("the task should not panic");
    watch("child", ask_child()).await?;
    say!("parent: {}", COUNTER.load(Ordering::Relaxed));
    Ok(())
}

/// Starts this program once more, as a child process.
async fn ask_child() -> io::Result<()> {
    let child = Command::new(env::current_exe()?).arg("--child").output();
    let output = child.await?;
    say!("{}", String::from_utf8_lossy(&output.stdout).trim_end());
    Ok(())
}

/// Each process has its own counter.
static COUNTER: AtomicU32 = AtomicU32::new(0);

fn add_one() -> String {
    let counter = COUNTER.fetch_add(1, Ordering::Relaxed) + 1;
    format!("process {}: {counter}", process::id())
}
