//! What a process uses: reported by itself at its end, and read from outside
//! while it runs. Each platform reports what it can.

use std::{fs, process::Child};

use crate::{recording::Usage, runtimes::is_of_pool, wire::Used};

#[cfg(unix)]
const NAMED_AT_MOST: u64 = 64;

/// What a running process was seen to use. If a process does not end by itself,
/// nothing else is known.
#[cfg(unix)]
pub(crate) fn seen(process: &Child) -> Usage {
    let id = process.id().to_string();
    let status = status(&id);
    let thread_count = thread_count(&status);
    let (user_ns, system_ns) = processor_times(process.id()).unzip();
    Usage {
        user_ns,
        system_ns,
        thread_count,
        pool_threads: pool_threads(&id, thread_count),
        peak_memory_bytes: peak_bytes(&status),
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
fn processor_times(process: u32) -> Option<(u64, u64)> {
    let numbers = stat(&format!("/proc/{process}/stat"))?;
    let mut numbers = numbers.split(' ').skip(11);
    let mut next = || Some(numbers.next()?.parse::<u64>().ok()? * 10_000_000);
    Some((next()?, next()?))
}

/// Is this thread of the process running now, or could it run if a core were
/// free? `false`: it sleeps in a call.
pub(crate) fn is_thread_running(process: u32, thread: u64) -> Option<bool> {
    let state = stat(&format!("/proc/{process}/task/{thread}/stat"))?;
    Some(state.starts_with('R'))
}

/// The state of a process or a thread, and many numbers.
fn stat(file: &str) -> Option<String> {
    let stat = fs::read_to_string(file).ok()?;
    // The name before them may contain anything, but ends with a bracket.
    Some(stat.rsplit_once(") ")?.1.to_owned())
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
    let status = status("self");
    let thread_count = thread_count(&status);
    // `getrusage` is the second choice: on Linux it includes the memory of the
    // parent process. macOS counts bytes, other systems kilobytes.
    let unit = if cfg!(target_vendor = "apple") {
        1
    } else {
        1024
    };
    let peak = || Some(u64::try_from(usage?.max_rss()).ok()? * unit);
    // Systems other than Linux do not count all switches.
    let usage_of_switches = usage.filter(|_| cfg!(target_os = "linux"));
    let switches = usage_of_switches
        .map(|usage| usage.voluntary_context_switches() + usage.involuntary_context_switches());
    let all = [
        (Used::UserNs, usage.and_then(|u| nanos(u.user_time()))),
        (Used::SystemNs, usage.and_then(|u| nanos(u.system_time()))),
        (
            Used::ChildrenNs,
            children.and_then(|u| nanos(u.user_time() + u.system_time())),
        ),
        (Used::PeakBytes, peak_bytes(&status).or_else(peak)),
        (Used::Threads, thread_count),
        (Used::PoolThreads, pool_threads("self", thread_count)),
        (Used::Switches, switches.and_then(|n| n.try_into().ok())),
    ];
    let known = all.into_iter();
    known
        .filter_map(|(what, amount)| Some((what, amount?)))
        .collect()
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

/// The number that the system gave this thread, if it reports the state of a
/// thread by that number.
pub(super) fn system_id_of_this_thread() -> Option<u64> {
    let link = fs::read_link("/proc/thread-self").ok()?;
    link.file_name()?.to_str()?.parse().ok()
}

/// How many threads this process has.
pub(super) fn threads() -> Option<u64> {
    thread_count(&status("self"))
}

/// What Linux reports about a process; empty on other systems. If the process
/// is exiting, the file or some of its lines may be missing.
pub(super) fn status(process: &str) -> String {
    fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default()
}

/// The thread that watches for the stage's end is not counted (see
/// `handover.rs`).
fn thread_count(status: &str) -> Option<u64> {
    number(status, "Threads:").map(|n| n.saturating_sub(1).max(1))
}

/// How many of a process's threads belong to a blocking pool, by their names,
/// which Linux reports. Of many threads it takes too long to read them.
#[cfg(unix)]
fn pool_threads(process: &str, thread_count: Option<u64>) -> Option<u64> {
    thread_count.filter(|count| *count <= NAMED_AT_MOST)?;
    let threads = fs::read_dir(format!("/proc/{process}/task")).ok()?;
    let names = threads.filter_map(|thread| {
        let name = fs::read_to_string(thread.ok()?.path().join("comm"));
        Some(name.ok()?.trim_end().to_owned())
    });
    names
        .filter(|name| is_of_pool(name))
        .count()
        .try_into()
        .ok()
}

#[cfg(unix)]
fn peak_bytes(status: &str) -> Option<u64> {
    number(status, "VmHWM:").map(|kilobytes| kilobytes * 1024)
}

/// The number after this name in a file of `/proc`.
pub(super) fn number(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}
