//! What the card suggests to try: `--with copies=3`.

use futures::future::try_join_all;
use side_by_side::{Unit, figure, number, say, seconds, watch};
use std::{env, hint::black_box, io, process::Stdio, time::Instant};
use tokio::{process::Child, process::Command, runtime::Runtime};

pub fn main() -> io::Result<()> {
    if env::args().any(|arg| arg == "--copy") {
        println!("{}", compute());
        return Ok(());
    }
    Runtime::new()?.block_on(make_copies())
}

async fn make_copies() -> io::Result<()> {
    let count = number("copies", 3);
    let alone = watch("alone", finish(start()?)).await?;
    let mut copies = Vec::new();
    for _ in 0..count {
        copies.push(start()?);
    }
    // All of them have been started; now they compute.
    for copy in &mut copies {
        copy.stdin.take();
    }
    let wait = |(n, copy)| watch(format!("copy {n}"), finish(copy));
    let rounds = try_join_all((1..).zip(copies).map(wait)).await?;
    let all = f64::from(rounds.iter().sum::<u32>()) / f64::from(alone);
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
    let output = child.wait_with_output().await?;
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
