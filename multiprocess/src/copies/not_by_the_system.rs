//! Not this way: the copies are threads of one process.

use futures::future::try_join_all;
use side_by_side::{say, seconds, watch};
use smol::{block_on, unblock};
use std::{io, time::Instant};

pub fn main() -> io::Result<()> {
    block_on(make_copies())
}

async fn make_copies() -> io::Result<()> {
    let alone = watch("alone", work(0)).await?;
    let copy = |n| watch(format!("copy {n}"), work(alone));
    try_join_all((1..=10).map(copy)).await?;
    Ok(())
}

async fn work(numbers: u32) -> io::Result<u32> {
    let tested = unblock(move || look_for_primes(numbers)).await;
    say!("{tested} numbers");
    Ok(tested)
}

/// If `numbers` is zero: as many as can be done in 0.3 s.
fn look_for_primes(numbers: u32) -> u32 {
    let began = Instant::now();
    let is_prime = |n: u32| (2..n).all(|divisor| !n.is_multiple_of(divisor));
    let mut tested = 0;
    while tested < numbers || numbers == 0 && began.elapsed() < seconds(0.3) {
        tested += 1;
        std::hint::black_box(is_prime(tested));
    }
    tested
}
