//! On plain std: a thread waits for each child.

use side_by_side::{say, seconds, watch_call};
use std::process::Command;
use std::{env, io, thread, time::Instant};

pub fn main() -> io::Result<()> {
    match own_part() {
        Some(numbers) => look_for_primes(numbers),
        None => make_copies()?,
    }
    Ok(())
}

fn make_copies() -> io::Result<()> {
    let alone = watch_call("alone", || work(0))?;
    let copy = |n| move || watch_call(format!("copy {n}"), || work(alone));
    let copies: Vec<_> = (1..=10).map(|n| thread::spawn(copy(n))).collect();
    for copy in copies {
        copy.join().expect("no panic")?;
    }
    Ok(())
}

/// Starts this very program once more.
fn work(numbers: u32) -> io::Result<u32> {
    let child = Command::new(env::current_exe()?)
        .args(env::args().skip(1))
        .args(["--test", &numbers.to_string()])
        .output();
    let output = child?;
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
    let began = Instant::now();
    let is_prime = |n: u32| (2..n).all(|divisor| !n.is_multiple_of(divisor));
    let mut tested = 0;
    while tested < numbers || numbers == 0 && began.elapsed() < seconds(0.3) {
        tested += 1;
        std::hint::black_box(is_prime(tested));
    }
    println!("{tested}");
}
