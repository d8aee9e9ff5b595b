//! One copy computes after the other.

use side_by_side::{Unit, figure, number, say, seconds, watch};
use smol::{block_on, process::Child, process::Command};
use std::{env, hint::black_box, io, process::Stdio, time::Instant};

pub fn main() -> io::Result<()> {
    if env::args().any(|arg| arg == "--copy") {
        println!("{}", compute());
        return Ok(());
    }
    block_on(make_copies())
}

async fn make_copies() -> io::Result<()> {
    let count = number("copies", 10);
    let alone = watch("alone", finish(start()?)).await?;
    let mut copies = Vec::new();
    for _ in 0..count {
        copies.push(start()?);
    }
    let mut rounds = 0;
    for (n, copy) in (1..).zip(copies) {
        rounds += watch(format!("copy {n}"), finish(copy)).await?;
    }
    let all = f64::from(rounds) / f64::from(alone);
    figure("share, in %", all * 100.0 / count as f64, Unit::Count);
    Ok(())
}

/// Starts this program once more. It computes when its stdin is closed.
fn start() -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .arg("--copy")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
}

async fn finish(child: Child) -> io::Result<u32> {
    let output = child.output().await?;
    let rounds = String::from_utf8_lossy(&output.stdout);
    say!("{} rounds", rounds.trim_end());
    Ok(rounds.trim_end().parse().unwrap_or(0))
}

/// Waits for the end of stdin, and counts the rounds of a second.
fn compute() -> u32 {
    io::stdin().read_line(&mut String::new()).ok();
    let began = Instant::now();
    let mut rounds = 0;
    while began.elapsed() < seconds(1) {
        let prime = black_box(10_007_u32);
        assert!((2..prime).all(|divisor| !prime.is_multiple_of(divisor)));
        rounds += 1;
    }
    rounds
}
