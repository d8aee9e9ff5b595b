//! On plain std: a thread, a call (std has no tasks) and a child process.

use side_by_side::{say, watch_call};
use std::{
    env, io,
    process::{self, Command},
    sync::atomic::{AtomicU32, Ordering},
    thread,
};

pub fn main() -> io::Result<()> {
    if env::args().any(|arg| arg == "--child") {
        println!("{}", add_one());
        return Ok(());
    }
    watch_call("main", count)
}

fn count() -> io::Result<()> {
    let thread =
        thread::spawn(|| watch_call("thread", || say!("{}", add_one())));
    thread.join().expect("the thread should not panic");
    watch_call("task", || say!("{}", add_one()));
    watch_call("child", ask_child)?;
    say!("parent: {}", COUNTER.load(Ordering::Relaxed));
    Ok(())
}

/// Starts this program once more, as a child process.
fn ask_child() -> io::Result<()> {
    let child = Command::new(env::current_exe()?).arg("--child").output();
    let output = child?;
    say!("{}", String::from_utf8_lossy(&output.stdout).trim_end());
    Ok(())
}

/// Each process has its own counter.
static COUNTER: AtomicU32 = AtomicU32::new(0);

fn add_one() -> String {
    let counter = COUNTER.fetch_add(1, Ordering::Relaxed) + 1;
    format!("process {}: {counter}", process::id())
}
