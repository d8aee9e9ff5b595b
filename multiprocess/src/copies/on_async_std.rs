//! On async-std: one thread waits for all children.

use async_std::{
    process::{Child, Command},
    task::block_on,
};
use futures::future::try_join_all;
use side_by_side::{say, seconds, watch};
use std::process::Stdio;
use std::{env, io, time::Instant};

pub fn main() -> io::Result<()> {
    match own_part() {
        Some(numbers) => look_for_primes(numbers),
        None => block_on(make_copies())?,
    }
    Ok(())
}

async fn make_copies() -> io::Result<()> {
    let alone = watch("alone", finish(start(0)?)).await?;
    let mut copies = Vec::new();
    for _ in 0..10 {
        copies.push(start(alone)?);
    }
    // All of them are there; now they begin.
    for copy in &mut copies {
        copy.stdin.take();
    }
    let finish = |(n, copy)| watch(format!("copy {n}"), finish(copy));
    try_join_all((1..).zip(copies).map(finish)).await?;
    Ok(())
}

/// Starts this very program once more. It begins when its stdin is closed.
fn start(numbers: u32) -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .args(env::args().skip(1))
        .args(["--test", &numbers.to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
}

async fn finish(child: Child) -> io::Result<u32> {
    let output = child.output().await?;
    let tested = String::from_utf8_lossy(&output.stdout);
    say!("{} numbers", tested.trim_end());
    Ok(tested.trim_end().parse().unwrap_or(0))
}

/// How many numbers to test; `None` in the parent.
fn own_part() -> Option<u32> {
    let part = env::args().skip_while(|arg| arg != "--test").nth(1);
    part.and_then(|numbers| numbers.parse().ok())
}

/// If `numbers` is zero: as many as can be done in 0.3 s.
fn look_for_primes(numbers: u32) {
    io::stdin().read_line(&mut String::new()).ok();
    let began = Instant::now();
    let is_prime = |n: u32| (2..n).all(|divisor| !n.is_multiple_of(divisor));
    let mut tested = 0;
    while tested < numbers || numbers == 0 && began.elapsed() < seconds(0.3) {
        tested += 1;
        std::hint::black_box(is_prime(tested));
    }
    println!("{tested}");
}
