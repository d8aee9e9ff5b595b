//! With two workers, two tasks run in parallel.

use side_by_side::{say, seconds, watch};
use std::time::Instant;
use tokio::{runtime::Builder, spawn};

pub fn program() {
    let runtime = Builder::new_multi_thread().worker_threads(2).build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", count_all()));
}

async fn count_all() {
    let halves =
        [1, 2].map(|n| spawn(watch(format!("half {n}"), count_primes())));
    for half in halves {
        half.await.expect("no panic");
    }
    say!("all counted");
}

/// Computes for 1 s, and never waits.
async fn count_primes() {
    let began = Instant::now();
    let is_prime = |n: &u32| (2..*n).all(|divisor| !n.is_multiple_of(divisor));
    let in_time = |_: &u32| began.elapsed() < seconds(1);
    let primes = (2..).take_while(in_time).filter(is_prime).count();
    say!(
        "{}",
        if primes > 100 {
            "many primes"
        } else {
            "few primes"
        }
    );
}
