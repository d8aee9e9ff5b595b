//! How much memory this process uses, as Linux reports it.

use std::fs;

use super::usage::{number, status};

/// In bytes; `NaN` where the system cannot report it, so that a figure made of
/// it is shown as a dash.
#[derive(Debug, Clone, Copy)]
pub struct Memory {
    /// The process's own pages, and its share of the pages that it shares with
    /// others.
    pub own: f64,
    /// What the kernel keeps for the process: page tables, and a stack per
    /// thread.
    pub kernel: f64,
}

/// How much memory this process uses now. Reading it takes a while if the
/// process has many threads.
pub fn memory() -> Memory {
    let pages = fs::read_to_string("/proc/self/smaps_rollup").unwrap_or_default();
    Memory {
        own: kilobytes(&pages, "Pss:").unwrap_or(f64::NAN),
        kernel: kernel().unwrap_or(f64::NAN),
    }
}

fn kernel() -> Option<f64> {
    let status = status("self");
    let threads = number(&status, "Threads:")? as f64;
    Some(kilobytes(&status, "VmPTE:")? + threads * stack()?)
}

/// The size of a thread's kernel stack. All have the same size.
fn stack() -> Option<f64> {
    let all = kilobytes(&fs::read_to_string("/proc/meminfo").ok()?, "KernelStack:")?;
    let load = fs::read_to_string("/proc/loadavg").ok()?;
    let (_, threads) = load.split_whitespace().nth(3)?.split_once('/')?;
    let stack = all / threads.parse::<f64>().ok()?;
    // In some containers the two numbers describe different machines.
    LIKELY.contains(&stack).then_some(stack)
}

/// How large a thread's kernel stack can be, in bytes.
const LIKELY: std::ops::Range<f64> = 4e3..70e3;

fn kilobytes(text: &str, name: &str) -> Option<f64> {
    number(text, name).map(|kilobytes| kilobytes as f64 * 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[test]
    fn memory_that_is_written_to_is_the_process_s_own() {
        let before = memory();
        let bytes = vec![1_u8; 64 << 20];
        let after = memory();
        drop(bytes);
        let grown = after.own - before.own;
        // Other tests run in this process at the same time.
        assert!(grown.is_nan() || (50e6..90e6).contains(&grown), "{grown}");
        assert_eq!(grown.is_nan(), !cfg!(target_os = "linux"));
    }

    #[test]
    fn threads_have_stacks_in_the_kernel() {
        let before = memory();
        let waiting: Vec<_> = (0..200).map(|_| thread::spawn(thread::park)).collect();
        let grown = (memory().kernel - before.kernel) / 200.0;
        for thread in waiting {
            thread.thread().unpark();
            thread.join().expect("no panic");
        }
        assert!(grown.is_nan() || (3e3..80e3).contains(&grown), "{grown}");
    }
}
