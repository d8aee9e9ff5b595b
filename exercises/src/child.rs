//! Children: processes for a student's program to start and to wait for. Each
//! is the exercise's own executable, once more, and writes down when it starts.

use side_by_side::{Recording, Seen, number, require};
use std::{
    env,
    fs::{self, OpenOptions},
    io::Write,
    path::PathBuf,
    process::{self, Command},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

/// Before a child's number, how long it works, in ms, and its exit code.
const CHILD: &str = "--child";
/// Names the file in which children write down when they start and end.
const REPORT: &str = "SIDE_BY_SIDE_CHILDREN";
/// A child takes this much longer than expected, as real ones do. So a program
/// that does not wait for it continues too soon.
const LATE: Duration = Duration::from_millis(40);
/// Tells that a child was left when the program had returned.
const LEFT: &str = "children left";

/// A process that works for so long and ends with this exit code.
pub fn child(works: Duration, exit_code: u8) -> Command {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let nth = COUNT.fetch_add(1, Ordering::Relaxed) + 1;
    number(&made(nth), 1);
    let mut command = Command::new(env::current_exe().unwrap_or_default());
    command.args([CHILD, &nth.to_string()]);
    command.args([works.as_millis().to_string(), exit_code.to_string()]);
    command
}

/// Plays the child, if this process was started as one.
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
        // In one call, because others write at the same time.
        file.write_all(format!("{what} {nth}\n").as_bytes()).ok();
    }
}

/// In the student's process, when the program has returned.
pub(crate) fn look_for_children() {
    number(LEFT, usize::from(is_one_left()));
}

/// A child that runs, or that has ended and that the program has not waited for.
#[cfg(unix)]
fn is_one_left() -> bool {
    use rustix::process::{WaitOptions, wait};
    wait(WaitOptions::NOHANG).is_ok()
}

/// Windows forgets a process by itself.
#[cfg(not(unix))]
fn is_one_left() -> bool {
    false
}

/// The file in which the children of one run write down what they do.
pub(crate) struct Report(PathBuf);

impl Report {
    pub(crate) fn new() -> std::io::Result<Report> {
        let name = format!("side-by-side-children-{}", process::id());
        let path = env::temp_dir().join(name);
        fs::write(&path, "")?;
        Ok(Report(path))
    }

    /// For the student's process, whose children inherit it.
    pub(crate) fn lend(&self, command: &mut Command) {
        command.env(REPORT, &self.0);
    }

    pub(crate) fn read(&self) -> Children {
        let text = fs::read_to_string(&self.0).unwrap_or_default();
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
        fs::remove_file(&self.0).ok();
    }
}

fn made(nth: usize) -> String {
    format!("child {nth}")
}

/// What became of the children, by their numbers.
#[derive(Default)]
pub(crate) struct Children {
    pub(crate) started: Vec<usize>,
    /// By themselves.
    pub(crate) ended: Vec<usize>,
}

impl Children {
    /// So many were made and started, and the program has waited for all.
    pub(crate) fn are(&self, recording: &Recording, count: usize) -> Seen {
        let is_made = |nth| recording.number(&made(nth)).is_some();
        let made = (1..).take_while(|nth| is_made(*nth)).count();
        require(made == count, {
            format!(
                "the program called `child` {made} times, and should call it \
                 {count} times"
            )
        })?;
        let never_started = (1..=count).find(|nth| !self.started.contains(nth));
        require(never_started.is_none(), {
            let nth = never_started.unwrap_or_default();
            format!(
                "child {nth} was made and never started: `spawn` or `status` \
                 starts it"
            )
        })?;
        require(recording.number(LEFT) == Some(0), {
            "a child was left when the program returned: wait for each one, \
             or the system must remember it as a zombie"
        })
    }
}
