//! Counterexample: the copies are threads of one process.

use futures::future::try_join_all;
use side_by_side::{Unit, figure, number, say, seconds, watch};
use smol::{block_on, unblock};
use std::{hint::black_box, io, time::Instant};

pub fn main() -> io::Result<()> {
    block_on(make_copies())
}

async fn make_copies() -> io::Result<()> {
    let count = number("copies", 10);
    let alone = watch("alone", finish()).await?;
    let wait = |n| watch(format!("copy {n}"), finish());
    let rounds = try_join_all((1..=count).map(wait)).await?;
    let all = f64::from(rounds.iter().sum::<u32>()) / f64::from(alone);
    figure("share, in %", all * 100.0 / count as f64, Unit::Count);
    Ok(())
}

async fn finish() -> io::Result<u32> {
    let rounds = unblock(compute).await;
    say!("{rounds} rounds");
    Ok(rounds)
}

/// Counts the rounds of a second.
fn compute() -> u32 {
    let began = Instant::now();
    let mut rounds = 0;
    while began.elapsed() < seconds(1) {
        let prime = black_box(10_007_u32);
        assert!((2..prime).all(|divisor| !prime.is_multiple_of(divisor)));
        rounds += 1;
    }
    rounds
}
