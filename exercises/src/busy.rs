//! How busy the machine is: how late a sleeping thread wakes up, and how many
//! threads are ready to run.

use std::{
    fmt, fs,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

const NAP: Duration = Duration::from_millis(10);
/// If threads are later than this, a verdict can be wrong.
const TOO_LATE: Duration = Duration::from_millis(10);

/// What was measured while a program ran.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Busy {
    /// The longest delay of a nap.
    late: Duration,
    /// How many threads of all programs ran or were ready to run, on average; 0
    /// if the system does not tell.
    runnable: usize,
    cores: usize,
}

impl Busy {
    /// Whether a correct program may look wrong because of that.
    pub(crate) fn is_too_busy(self) -> bool {
        self.late > TOO_LATE || self.runnable > 2 * self.cores
    }
}

impl fmt::Display for Busy {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Busy {
            late,
            runnable,
            cores,
        } = self;
        match *late > TOO_LATE {
            true => write!(f, "a thread woke up {} ms late", late.as_millis()),
            false => write!(f, "{runnable} threads shared {cores} cores"),
        }
    }
}

/// Calls `run`, and measures meanwhile.
pub(crate) fn during<T>(run: impl FnOnce() -> T) -> (T, Busy) {
    let is_over = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&is_over);
    let measuring = thread::spawn(move || {
        let mut late = Duration::ZERO;
        let (mut naps, mut runnable) = (0, 0);
        while !seen.load(Ordering::Relaxed) {
            let began = Instant::now();
            thread::sleep(NAP);
            late = late.max(began.elapsed().saturating_sub(NAP));
            naps += 1;
            runnable += runnable_now().unwrap_or(0);
        }
        let cores = thread::available_parallelism();
        Busy {
            late,
            runnable: runnable / naps.max(1),
            cores: cores.map_or(1, usize::from),
        }
    });
    let done = run();
    is_over.store(true, Ordering::Relaxed);
    (done, measuring.join().unwrap_or_default())
}

/// Only Linux tells this.
fn runnable_now() -> Option<usize> {
    let text = fs::read_to_string("/proc/loadavg").ok()?;
    let (runnable, _) = text.split(' ').nth(3)?.split_once('/')?;
    runnable.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_runs_once_and_measures() {
        let mut count = 0;
        let ((), busy) = during(|| {
            count += 1;
            thread::sleep(3 * NAP);
        });
        assert_eq!(count, 1);
        assert!(busy.late > Duration::ZERO);
        assert_eq!(busy.runnable > 0, cfg!(target_os = "linux"));
    }

    #[test]
    fn a_late_thread_or_many_threads_are_too_busy() {
        let busy = |late, runnable| Busy {
            late: Duration::from_millis(late),
            runnable,
            cores: 2,
        };
        assert!(!busy(2, 4).is_too_busy());
        let late = busy(11, 1);
        assert!(late.is_too_busy());
        assert_eq!(late.to_string(), "a thread woke up 11 ms late");
        let crowded = busy(2, 5);
        assert!(crowded.is_too_busy());
        assert_eq!(crowded.to_string(), "5 threads shared 2 cores");
    }
}
