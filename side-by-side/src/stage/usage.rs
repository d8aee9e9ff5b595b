//! What a process uses: looked at from outside while it runs, and told by
//! itself at its end. Each platform tells what it can.

use crate::{event::What, recording::Usage};

/// Looks at a running process; keeps the highest memory and thread count seen.
/// This is what is known of a process that does not come to its own end.
pub(super) fn sample(id: u32, usage: &mut Usage) {
    // Only Linux has such a file. A process that is just ending has none, or
    // one without these lines.
    let Ok(status) = std::fs::read_to_string(format!("/proc/{id}/status"))
    else {
        return;
    };
    if let Some(threads) = field(&status, "Threads:") {
        // One of them watches for the stage's end (see `child.rs`).
        let threads = threads.saturating_sub(1).max(1);
        usage.thread_count = usage.thread_count.max(Some(threads));
    }
    if let Some(kilobytes) = field(&status, "VmHWM:") {
        usage.peak_memory_bytes =
            usage.peak_memory_bytes.max(Some(kilobytes * 1024));
    }
}

fn field(status: &str, name: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

/// What this process used until now.
#[cfg(unix)]
pub(super) fn so_far(panicked: bool) -> What {
    use nix::sys::{
        resource::{UsageWho, getrusage},
        time::TimeValLike,
    };
    let usage = getrusage(UsageWho::RUSAGE_SELF).ok();
    let nanos = |time: nix::sys::time::TimeVal| {
        u64::try_from(time.num_nanoseconds()).ok()
    };
    // On Linux the kernel's own maximum would count the memory of the process
    // that this one was started from.
    let peak = if cfg!(target_os = "linux") {
        let status = std::fs::read_to_string("/proc/self/status");
        status
            .ok()
            .and_then(|s| field(&s, "VmHWM:"))
            .map(|kb| kb * 1024)
    } else {
        // macOS counts bytes, the BSDs kilobytes.
        let unit = if cfg!(target_vendor = "apple") {
            1
        } else {
            1024
        };
        usage
            .and_then(|usage| u64::try_from(usage.max_rss()).ok())
            .map(|peak| peak * unit)
    };
    What::Left {
        panicked,
        user_ns: usage.and_then(|usage| nanos(usage.user_time())),
        system_ns: usage.and_then(|usage| nanos(usage.system_time())),
        peak_memory_bytes: peak,
    }
}

#[cfg(not(unix))]
pub(super) fn so_far(panicked: bool) -> What {
    What::Left {
        panicked,
        user_ns: None,
        system_ns: None,
        peak_memory_bytes: None,
    }
}
