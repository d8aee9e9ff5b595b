//! The version's end of the channel that [`crate::wire`] describes: takes the
//! file off stdin, and ends this process when the stage is gone.

use std::{
    env,
    fs::{File, OpenOptions},
    io, thread,
    time::Duration,
};

use super::file_at::read_at;
use crate::wire::{CHANNEL, HEAD};

/// The file to record into, if the stage started this process. From then on,
/// stdin is empty if it was the file, and the process ends with the stage.
pub(super) fn take() -> Option<File> {
    let named = env::var_os(CHANNEL);
    let file = match &named {
        Some(path) => OpenOptions::new().read(true).write(true).open(path),
        None => file_of_stdin(),
    };
    let file = file.and_then(with_high_number).ok()?;
    // A pipe or a terminal is not a channel.
    if !file.metadata().ok()?.is_file() || !has_only_the_head(&file) {
        return None;
    }
    if named.is_none() {
        empty_stdin();
    }
    end_with_the_stage();
    Some(file)
}

/// Reads at an offset, so that nothing is consumed from a stdin that is not a
/// channel.
fn has_only_the_head(file: &File) -> bool {
    let mut bytes = [0; HEAD.len() + 1];
    // On Windows the stage writes the head shortly after the start.
    for _ in 0..WINDOWS_TRIES {
        match read_at(file, &mut bytes, 0) {
            Ok(0) if cfg!(windows) => thread::sleep(Duration::from_millis(5)),
            Ok(length) => return bytes[..length] == HEAD[..],
            Err(_) => return false,
        }
    }
    false
}

/// Five seconds in all.
const WINDOWS_TRIES: u32 = 1000;

#[cfg(unix)]
fn file_of_stdin() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn file_of_stdin() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdin().as_handle().try_clone_to_owned()?))
}

/// A program that closes all descriptors gets the lowest numbers for the files
/// that it opens next. A high number keeps our events out of them.
#[cfg(unix)]
fn with_high_number(file: File) -> io::Result<File> {
    const HIGH: i32 = 500;
    let high = rustix::io::fcntl_dupfd_cloexec(&file, HIGH);
    Ok(high.map_or(file, File::from))
}

#[cfg(windows)]
fn with_high_number(file: File) -> io::Result<File> {
    Ok(file)
}

/// For this process and its children.
#[cfg(unix)]
fn empty_stdin() {
    if let Ok(null) = File::open("/dev/null") {
        rustix::stdio::dup2_stdin(null).ok();
    }
}

/// No other handle reads the file, so it is at its end.
#[cfg(windows)]
fn empty_stdin() {}

/// Watches stdout: the stage reads it until the stage ends, however it ends.
#[cfg(unix)]
fn end_with_the_stage() {
    use rustix::process::{Signal, getpgrp, getpid, kill_process_group};
    use std::os::fd::AsFd;

    let Ok(stdout) = io::stdout().as_fd().try_clone_to_owned() else {
        return;
    };
    let watcher = thread::Builder::new().name("side-by-side".into());
    let watcher = watcher.spawn(move || {
        if !wait_for_no_reader(&stdout) {
            return;
        }
        // All processes that this one started are in its group.
        if getpgrp() == getpid() {
            kill_process_group(getpgrp(), Signal::KILL).ok();
        }
        std::process::exit(1);
    });
    // Without the watcher, only a killed stage leaves this process behind.
    watcher.ok();
}

/// Returns `true` when the pipe has no reader any more, an error that `poll`
/// always reports. `false`: the program has closed stdout, so this cannot be
/// detected.
#[cfg(unix)]
fn wait_for_no_reader(pipe: &std::os::fd::OwnedFd) -> bool {
    use rustix::{
        event::{PollFd, PollFlags, poll},
        io::Errno,
    };

    // On other systems than Linux, `poll` wakes only for requested events, so
    // this checks repeatedly.
    let (asked, pause) = if cfg!(target_os = "linux") {
        (PollFlags::empty(), Duration::ZERO)
    } else {
        (PollFlags::OUT, Duration::from_millis(50))
    };
    loop {
        let mut pipe = [PollFd::new(pipe, asked)];
        let gone = PollFlags::ERR | PollFlags::HUP;
        match poll(&mut pipe, None) {
            Ok(_) if pipe[0].revents().intersects(gone) => return true,
            Ok(_) if pipe[0].revents().contains(PollFlags::NVAL) => {
                return false;
            }
            Ok(_) | Err(Errno::INTR) => {}
            Err(_) => return false,
        }
        thread::sleep(pause);
    }
}

/// The stage has put this process into a job that ends with the stage.
#[cfg(windows)]
fn end_with_the_stage() {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn only_a_file_without_events_is_taken() {
        let name = format!("side-by-side-channel-{}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let is_taken = |content: &[u8]| {
            fs::write(&path, content).expect("there is room");
            has_only_the_head(&File::open(&path).expect("it is there"))
        };
        assert!(is_taken(HEAD));
        assert!(!is_taken(&[&HEAD[..], &[1]].concat()));
        assert!(!is_taken(b"some other file's text"));
        assert!(!is_taken(b"side-by-side"));
        fs::remove_file(&path).ok();
    }
}
