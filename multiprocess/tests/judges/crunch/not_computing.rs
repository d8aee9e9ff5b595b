//! Counterexample: the halves wait, and compute nothing.

use futures::future::{join_all, try_join_all};
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, process::Command, spawn};
use std::{env, io, process, time::Duration, time::Instant};

pub fn main() -> io::Result<()> {
    if env::args().any(|arg| arg == "--child") {
        println!("{}", count_primes());
        return Ok(());
    }
    block_on(watch("main", crunch()))
}

async fn crunch() -> io::Result<()> {
    let joined = [1, 2].map(|n| watch(format!("joined {n}"), work()));
    join_all(joined).await;
    let task = |n| spawn(watch(format!("task {n}"), work()));
    for task in [1, 2].map(task) {
        task.await;
    }
    let child = |n| watch(format!("process {n}"), ask_child());
    try_join_all([1, 2].map(child)).await?;
    Ok(())
}

async fn work() {
    Timer::after(seconds(0.3)).await;
    say!("process {}: 0 primes", process::id());
}

/// Starts this program once more, as a child process.
async fn ask_child() -> io::Result<()> {
    let child = Command::new(env::current_exe()?).arg("--child").output();
    let output = child.await?;
    say!("{}", String::from_utf8_lossy(&output.stdout).trim_end());
    Ok(())
}

/// Computes for a while, and returns how many primes it has found.
fn count_primes() -> String {
    let (mut worked, mut began) = (Duration::ZERO, Instant::now());
    let is_prime = |n: &u32| (2..*n).all(|divisor| !n.is_multiple_of(divisor));
    let in_time = |_: &u32| {
        // If it took longer, the thread was preempted.
        worked += began.elapsed().min(Duration::from_millis(1));
        began = Instant::now();
        worked < seconds(0.3)
    };
    let primes = (2..).take_while(in_time).filter(is_prime).count();
    format!("process {}: {primes} primes", process::id())
}
