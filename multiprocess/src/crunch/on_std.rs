//! On plain std: calls run one after the other, and processes in parallel.

use side_by_side::{say, seconds, watch_call};
use std::{
    env, io,
    process::{self, Command},
    thread,
    time::{Duration, Instant},
};

pub fn main() -> io::Result<()> {
    if env::args().any(|arg| arg == "--child") {
        println!("{}", count_primes());
        return Ok(());
    }
    watch_call("main", crunch)
}

fn crunch() -> io::Result<()> {
    for n in [1, 2] {
        watch_call(format!("joined {n}"), work);
    }
    for n in [1, 2] {
        watch_call(format!("task {n}"), work);
    }
    let child = |n| move || watch_call(format!("process {n}"), ask_child);
    for child in [1, 2].map(|n| thread::spawn(child(n))) {
        child.join().expect("the thread should not panic")?;
    }
    Ok(())
}

fn work() {
    say!("{}", count_primes());
}

/// Starts this program once more, as a child process.
fn ask_child() -> io::Result<()> {
    let child = Command::new(env::current_exe()?).arg("--child").output();
    let output = child?;
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
