//! What a process uses: reported by itself at its end, and read from outside
//! while it runs. Each platform reports what it can.

use std::process::Child;

use crate::{recording::Usage, wire::Used};

/// What a running process was seen to use. If a process does not end by itself,
/// nothing else is known.
#[cfg(unix)]
pub(crate) fn seen(process: &Child) -> Usage {
    let id = process.id().to_string();
    let status = Status::of(&id);
    let (user_ns, system_ns) = processor_times(&id).unzip();
    Usage {
        user_ns,
        system_ns,
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

/// User and system time, in the hundredths of a second that Linux tells.
#[cfg(unix)]
fn processor_times(process: &str) -> Option<(u64, u64)> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name before the numbers may contain anything, but ends with a bracket.
    let (_, numbers) = stat.rsplit_once(") ")?;
    let mut numbers = numbers.split(' ').skip(11);
    let mut next = || Some(numbers.next()?.parse::<u64>().ok()? * 10_000_000);
    Some((next()?, next()?))
}

/// What this process has used so far.
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
    // `getrusage` is the second choice: on Linux it includes the memory of the
    // parent process. macOS counts bytes, other systems kilobytes.
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

/// The number that the system gave this thread, if it reports the state of a
/// thread by that number.
pub(super) fn system_id_of_this_thread() -> Option<u64> {
    let link = std::fs::read_link("/proc/thread-self").ok()?;
    link.file_name()?.to_str()?.parse().ok()
}

/// Is this thread of the process running now, or could it run if a core were
/// free? `false`: it sleeps in a call.
pub(crate) fn is_thread_running(process: u32, thread: u64) -> Option<bool> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/task/{thread}/stat")).ok()?;
    // The name before the state may contain anything, but ends with a bracket.
    let (_, state) = stat.rsplit_once(") ")?;
    Some(state.starts_with('R'))
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

/// Systems other than Linux do not count all of them.
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

/// What Linux reports about a process; empty on other systems.
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
        // For a process that is exiting, the file or these lines may be missing.
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
