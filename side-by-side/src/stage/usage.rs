//! What a process uses: looked at from outside while it runs, and told by
//! itself at its end. Each platform tells what it can.

use crate::recording::Usage;

/// Looks at a running process; keeps the highest memory and thread count seen.
/// This is what is known of a process that does not come to its own end.
pub(super) fn sample(id: u32, usage: &mut Usage) {
    let status = Status::of(&id.to_string());
    usage.thread_count = usage.thread_count.max(status.threads);
    usage.peak_memory_bytes = usage.peak_memory_bytes.max(status.peak_bytes);
}

/// What this process used until now.
#[cfg(unix)]
pub(super) fn so_far() -> Usage {
    use nix::sys::{
        resource::{UsageWho, getrusage},
        time::{TimeVal, TimeValLike},
    };
    let usage = getrusage(UsageWho::RUSAGE_SELF).ok();
    let nanos = |time: TimeVal| u64::try_from(time.num_nanoseconds()).ok();
    let status = Status::of("self");
    // What `getrusage` says comes second: on Linux it counts the memory of the
    // process that started this one, too. macOS counts bytes, others kilobytes.
    let unit = if cfg!(target_vendor = "apple") {
        1
    } else {
        1024
    };
    let peak = || Some(u64::try_from(usage?.max_rss()).ok()? * unit);
    Usage {
        user_ns: usage.and_then(|usage| nanos(usage.user_time())),
        system_ns: usage.and_then(|usage| nanos(usage.system_time())),
        peak_memory_bytes: status.peak_bytes.or_else(peak),
        thread_count: status.threads,
    }
}

#[cfg(not(unix))]
pub(super) fn so_far() -> Usage {
    Usage::default()
}

/// What Linux writes about a process; elsewhere nothing.
#[derive(Default)]
struct Status {
    /// Without the one that watches for the stage's end (see `child.rs`).
    threads: Option<u64>,
    peak_bytes: Option<u64>,
}

impl Status {
    fn of(process: &str) -> Status {
        // A process that is just ending has no such file, or not these lines.
        let status = std::fs::read_to_string(format!("/proc/{process}/status"));
        let status = status.unwrap_or_default();
        let number = |name: &str| -> Option<u64> {
            let line = status.lines().find_map(|l| l.strip_prefix(name))?;
            line.split_whitespace().next()?.parse().ok()
        };
        Status {
            threads: number("Threads:").map(|n| n.saturating_sub(1).max(1)),
            peak_bytes: number("VmHWM:").map(|kilobytes| kilobytes * 1024),
        }
    }
}
