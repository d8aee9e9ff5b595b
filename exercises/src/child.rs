//! Children: processes for a student's program to start and to wait for. Each
//! is the exercise's own executable, once more, and writes down when it starts.

use side_by_side::number;
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
/// Names the file in which children write down their numbers.
const STARTED: &str = "SIDE_BY_SIDE_CHILDREN";
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
        if let Some(path) = env::var_os(STARTED)
            && let Ok(mut file) = OpenOptions::new().append(true).open(path)
        {
            // At once, since others write at the same time.
            file.write_all(format!("{nth}\n").as_bytes()).ok();
        }
        let millis = millis.parse().unwrap_or(0);
        thread::sleep(Duration::from_millis(millis));
        process::exit(code.parse().unwrap_or(0));
    }
}

/// In the student's process, when the program has returned.
pub(crate) fn look_for_children() {
    number(LEFT, usize::from(is_one_left()));
}

/// A child that runs, or that has ended and that nobody has waited for.
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

/// The file in which the children of one run write down that they started.
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
        command.env(STARTED, &self.0);
    }

    /// The numbers of the children that have started.
    pub(crate) fn started(&self) -> Vec<usize> {
        let text = fs::read_to_string(&self.0).unwrap_or_default();
        text.lines().filter_map(|line| line.parse().ok()).collect()
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

/// What a check asks of the children.
pub(crate) struct Children<'a> {
    pub(crate) recording: &'a side_by_side::Recording,
    pub(crate) started: &'a [usize],
}

impl Children<'_> {
    /// So many were made and started, and the program has waited for all.
    pub(crate) fn are(&self, count: usize) -> Result<(), String> {
        let is_made = |nth| self.recording.number(&made(nth)).is_some();
        if !(1..=count).all(is_made) {
            let all = match count {
                1 => "one process is to be made,".to_owned(),
                _ => format!("{count} processes are to be made, each"),
            };
            return Err(format!("{all} with `child`"));
        }
        if is_made(count + 1) {
            return Err(format!("more than {count} processes were made"));
        }
        if (1..=count).any(|nth| !self.started.contains(&nth)) {
            return Err("a process was made with `child`, but never \
                        started: `spawn` starts it, and so does `status`"
                .into());
        }
        match self.recording.number(LEFT) {
            Some(0) => Ok(()),
            _ => Err("a child was left at the end: wait for each, or the \
                      system has to remember it"
                .into()),
        }
    }
}
