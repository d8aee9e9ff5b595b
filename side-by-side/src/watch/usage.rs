//! What a process uses: told by itself at its end, and looked at from outside
//! while it runs. Each platform tells what it can.

use std::process::Child;

use crate::{recording::Usage, wire::Used};

/// What a running process was seen to use. It is all that is known of a
/// process that does not come to its own end.
#[cfg(unix)]
pub(crate) fn seen(process: &Child) -> Usage {
    let status = Status::of(&process.id().to_string());
    Usage {
        thread_count: status.threads,
        peak_memory_bytes: status.peak_bytes,
        ..Usage::default()
    }
}

#[cfg(windows)]
pub(crate) fn seen(process: &Child) -> Usage {
    use std::os::windows::io::AsRawHandle;
    Usage {
        peak_memory_bytes: peak_bytes(process.as_raw_handle() as isize),
        ..Usage::default()
    }
}

/// What this process used until now.
#[cfg(unix)]
pub(super) fn so_far() -> Vec<(Used, u64)> {
    use nix::sys::{
        resource::{UsageWho, getrusage},
        time::{TimeVal, TimeValLike},
    };
    let usage = getrusage(UsageWho::RUSAGE_SELF).ok();
    let children = getrusage(UsageWho::RUSAGE_CHILDREN).ok();
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
    let all = [
        (
            Used::UserNs,
            usage.and_then(|usage| nanos(usage.user_time())),
        ),
        (
            Used::SystemNs,
            usage.and_then(|usage| nanos(usage.system_time())),
        ),
        (
            Used::ChildrenNs,
            children.and_then(|usage| nanos(usage.user_time() + usage.system_time())),
        ),
        (Used::PeakBytes, status.peak_bytes.or_else(peak)),
        (Used::Threads, status.threads),
        (Used::Switches, usage.as_ref().and_then(switches)),
    ];
    let known = all.into_iter();
    known
        .filter_map(|(what, amount)| Some((what, amount?)))
        .collect()
}

/// How many threads this process has.
#[cfg(unix)]
pub(super) fn threads() -> Option<u64> {
    Status::of("self").threads
}

#[cfg(not(unix))]
pub(super) fn threads() -> Option<u64> {
    None
}

/// Other systems than Linux do not count all of them.
#[cfg(unix)]
fn switches(usage: &nix::sys::resource::Usage) -> Option<u64> {
    let voluntary = usage.voluntary_context_switches();
    let all = voluntary + usage.involuntary_context_switches();
    cfg!(target_os = "linux").then_some(u64::try_from(all).ok()?)
}

#[cfg(windows)]
pub(super) fn so_far() -> Vec<(Used, u64)> {
    let peak = peak_bytes(win32job::utils::get_current_process());
    let peak = peak.map(|bytes| (Used::PeakBytes, bytes));
    peak.into_iter().collect()
}

#[cfg(windows)]
fn peak_bytes(process: isize) -> Option<u64> {
    let memory = win32job::utils::get_process_memory_info(process).ok()?;
    u64::try_from(memory.peak_working_set_size).ok()
}

/// What Linux writes about a process; elsewhere nothing.
#[cfg(unix)]
#[derive(Default)]
struct Status {
    /// The thread that watches for the stage's end is not counted (see
    /// `handover.rs`).
    threads: Option<u64>,
    peak_bytes: Option<u64>,
}

#[cfg(unix)]
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
