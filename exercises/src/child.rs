//! Child processes that a student's program starts and waits for. Each runs the
//! exercise's own executable, and reports when it starts and ends.

use side_by_side::{Recording, Seen, number, require};
use std::{
    env,
    fs::{self, File, OpenOptions},
    hash::{BuildHasher, Hasher, RandomState},
    io::{self, Read, Seek, Write},
    path::{Path, PathBuf},
    process::{self, Command},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

/// The arguments after it: the child's number, its work in ms, its exit code.
const CHILD: &str = "--child";
/// Names the file in which children report when they start and end.
const REPORT: &str = "SIDE_BY_SIDE_CHILDREN";
/// A child takes this much longer than expected, as real ones do. So a program
/// that does not wait for it continues too soon.
const LATE: Duration = Duration::from_millis(40);
/// Reported as 1 if a child was left when the program returned, and else 0.
const LEFT: &str = "children left";

/// A process that works for this long and exits with this code.
pub fn child(works: Duration, exit_code: u8) -> Command {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let nth = COUNT.fetch_add(1, Ordering::Relaxed) + 1;
    number(&made(nth), 1);
    let mut command = Command::new(env::current_exe().unwrap_or_default());
    command.args([CHILD, &nth.to_string()]);
    command.args([works.as_millis().to_string(), exit_code.to_string()]);
    command
}

/// Runs as the child, if this process was started as one.
pub fn play_child() {
    let args: Vec<String> = env::args().collect();
    if let [_, lead, nth, millis, code] = args.as_slice()
        && lead == CHILD
    {
        let millis =
            millis.parse().map_or(Duration::ZERO, Duration::from_millis);
        report("started", nth);
        thread::sleep(millis + LATE);
        report("ended", nth);
        process::exit(code.parse().unwrap_or(0));
    }
}

fn report(what: &str, nth: &str) {
    let file = env::var_os(REPORT)
        .map(|path| OpenOptions::new().append(true).open(path));
    if let Some(Ok(mut file)) = file {
        // In one call, because other children write at the same time.
        file.write_all(format!("{what} {nth}\n").as_bytes()).ok();
    }
}

/// In the student's process, when the program has returned.
pub(crate) fn look_for_children() {
    number(LEFT, usize::from(is_one_left()));
}

/// A child that still runs, or one that the program has not waited for.
#[cfg(unix)]
fn is_one_left() -> bool {
    use rustix::process::{WaitOptions, wait};
    wait(WaitOptions::NOHANG).is_ok()
}

/// Windows has no zombies.
#[cfg(not(unix))]
fn is_one_left() -> bool {
    false
}

/// The file in which the children of one run report what they do.
pub(crate) struct Report {
    file: File,
    /// The path that the children open.
    path: PathBuf,
    /// The path that must be removed at the end, if it still exists.
    named: Option<PathBuf>,
}

impl Report {
    pub(crate) fn new() -> io::Result<Report> {
        let name = format!("side-by-side-children-{:016x}", random());
        Report::at(env::temp_dir().join(name))
    }

    /// A new file that only this user can open. An error if the path exists,
    /// even as a link.
    fn at(path: PathBuf) -> io::Result<Report> {
        let mut options = OpenOptions::new();
        options.read(true).append(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path)?;
        Ok(match without_name(&file, &path) {
            Some(open) => Report {
                file,
                path: open,
                named: None,
            },
            None => Report {
                file,
                path: path.clone(),
                named: Some(path),
            },
        })
    }

    /// Sets the path for the student's process; its children inherit it.
    pub(crate) fn lend(&self, command: &mut Command) {
        command.env(REPORT, &self.path);
    }

    pub(crate) fn read(&mut self) -> Children {
        let mut text = String::new();
        self.file.rewind().ok();
        self.file.read_to_string(&mut text).ok();
        let those_that = |what| {
            let lines = text.lines().filter_map(|line| line.split_once(' '));
            let numbers = lines.filter(|(did, _)| *did == what);
            numbers.filter_map(|(_, nth)| nth.parse().ok()).collect()
        };
        Children {
            started: those_that("started"),
            ended: those_that("ended"),
        }
    }
}

impl Drop for Report {
    fn drop(&mut self) {
        if let Some(path) = &self.named {
            fs::remove_file(path).ok();
        }
    }
}

/// Removes the file's name, so that nothing is left however this process ends.
/// On Linux the file can still be opened through `/proc`.
#[cfg(target_os = "linux")]
fn without_name(file: &File, path: &Path) -> Option<PathBuf> {
    use std::os::fd::AsRawFd;
    let (id, number) = (process::id(), file.as_raw_fd());
    let open = PathBuf::from(format!("/proc/{id}/fd/{number}"));
    // `/proc` may be missing.
    OpenOptions::new().append(true).open(&open).ok()?;
    fs::remove_file(path).ok()?;
    Some(open)
}

#[cfg(not(target_os = "linux"))]
fn without_name(_: &File, _: &Path) -> Option<PathBuf> {
    None
}

/// The standard library's only source of random numbers.
fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

fn made(nth: usize) -> String {
    format!("child {nth}")
}

/// What happened to the children, by their numbers.
#[derive(Default)]
pub(crate) struct Children {
    pub(crate) started: Vec<usize>,
    /// Those that finished their work.
    pub(crate) ended: Vec<usize>,
}

impl Children {
    /// This many were created and started, and the program waited for all.
    pub(crate) fn are(&self, recording: &Recording, count: usize) -> Seen {
        let is_made = |nth| recording.number(&made(nth)).is_some();
        let made = (1..).take_while(|nth| is_made(*nth)).count();
        require(made == count, {
            format!(
                "the program called `child` {made} times, but must call it \
                 {count} times"
            )
        })?;
        let never_started = (1..=count).find(|nth| !self.started.contains(nth));
        require(never_started.is_none(), {
            let nth = never_started.unwrap_or_default();
            format!(
                "child {nth} was created, but not started: call `spawn` or \
                 `status`"
            )
        })?;
        require(recording.number(LEFT) == Some(0), {
            "a child was left when the program returned: wait for each child, \
             or it remains as a zombie"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(report: &Report, line: &str) {
        let mut file = OpenOptions::new().append(true).open(&report.path);
        let file = file.as_mut().expect("a child can open it");
        file.write_all(line.as_bytes()).expect("there is room");
    }

    #[test]
    fn what_children_report_is_read() {
        let mut report = Report::new().expect("there is room");
        write(&report, "started 1\n");
        write(&report, "started 2\n");
        write(&report, "ended 2\n");
        let children = report.read();
        assert_eq!(children.started, [1, 2]);
        assert_eq!(children.ended, [2]);
    }

    #[test]
    fn a_file_that_is_there_is_not_touched() {
        let name = format!("side-by-side-test-{:016x}", random());
        let path = env::temp_dir().join(name);
        fs::write(&path, "another's").expect("there is room");
        assert!(Report::at(path.clone()).is_err());
        let text = fs::read_to_string(&path);
        assert_eq!(text.expect("it is there"), "another's");
        fs::remove_file(path).ok();
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn nothing_is_left_of_a_check_that_was_killed() {
        let name = format!("side-by-side-test-{:016x}", random());
        let path = env::temp_dir().join(name);
        let report = Report::at(path.clone()).expect("there is room");
        assert!(!path.exists());
        // Like a killed process, which drops nothing.
        std::mem::forget(report);
        assert!(!path.exists());
    }

    #[test]
    fn nothing_is_left_at_the_end() {
        let name = format!("side-by-side-test-{:016x}", random());
        let path = env::temp_dir().join(name);
        drop(Report::at(path.clone()).expect("there is room"));
        assert!(!path.exists());
    }
}
