//! How busy the machine is: how late a thread is that only sleeps.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

const NAP: Duration = Duration::from_millis(10);
/// A verdict on a program whose threads may be this late can be wrong.
pub(crate) const TOO_LATE: Duration = Duration::from_millis(10);

/// Runs it, and tells how late a nap was at worst meanwhile.
pub(crate) fn during<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let is_over = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&is_over);
    let napper = thread::spawn(move || {
        let mut worst = Duration::ZERO;
        while !seen.load(Ordering::Relaxed) {
            let began = Instant::now();
            thread::sleep(NAP);
            worst = worst.max(began.elapsed().saturating_sub(NAP));
        }
        worst
    });
    let done = run();
    is_over.store(true, Ordering::Relaxed);
    (done, napper.join().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_runs_once_and_measures() {
        let mut count = 0;
        let ((), late) = during(|| {
            count += 1;
            thread::sleep(3 * NAP);
        });
        assert_eq!(count, 1);
        assert!(late > Duration::ZERO);
    }
}
