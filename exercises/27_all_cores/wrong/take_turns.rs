//! Two workers take turns with a lock.
//! The check says: your file uses `Mutex`: do this without a lock

use side_by_side::{say, seconds, watch};
use std::{sync::Mutex, time::Instant};
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

static TURN: Mutex<()> = Mutex::new(());

/// Computes for 1 s, and never waits.
async fn count_primes() {
    let began = Instant::now();
    let is_prime = |n: &u32| (2..*n).all(|divisor| !n.is_multiple_of(divisor));
    let in_time = |_: &u32| began.elapsed() < seconds(1);
    let turn = |n: &u32| {
        let _turn = TURN.lock().expect("no panic");
        is_prime(n)
    };
    let primes = (2..).take_while(in_time).filter(turn).count();
    say!(
        "{}",
        if primes > 100 {
            "many primes"
        } else {
            "few primes"
        }
    );
}
