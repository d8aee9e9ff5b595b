//! Checks again when the file has changed. Reading it repeatedly works on every
//! file system.

use std::{
    fs,
    io::{self, BufRead},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Duration,
};

use exercises::{Verdict, catalogue::Exercise};

use super::{check, commands, state::State};

const PAUSE: Duration = Duration::from_millis(150);

pub(super) fn watch(
    exercises: &[Exercise],
    first: &Exercise,
) -> io::Result<bool> {
    let (sender, keys) = mpsc::channel();
    thread::spawn(move || {
        for line in io::stdin().lock().lines() {
            let Ok(line) = line else { break };
            if sender.send(line.trim().to_owned()).is_err() {
                break;
            }
        }
    });
    let mut exercise = first;
    check::start(exercise)?;
    // The file's content, if it could be read.
    let mut checked: Option<Option<Vec<u8>>> = None;
    let mut has_keys = true;
    loop {
        let in_file = || fs::read(exercise.student()).ok();
        if checked != Some(in_file()) {
            // An editor may have deleted it to write it again, or may still be
            // writing it.
            thread::sleep(PAUSE);
            checked = Some(in_file());
            tell!("\n{}", "─".repeat(40));
            if let Err(error) = commands::check(exercise) {
                tell!("{error}");
            }
            tell!("h: hint, n: next, q: quit (and Enter)");
        }
        let key = match has_keys {
            true => keys.recv_timeout(PAUSE),
            false => {
                thread::sleep(PAUSE);
                Err(RecvTimeoutError::Timeout)
            }
        };
        match key.as_deref() {
            Ok("h") => _ = commands::hint(exercise)?,
            Ok("n") => {
                exercise = following(exercises, exercise);
                check::start(exercise)?;
                checked = None;
            }
            Ok("q") => return Ok(true),
            Ok(_) => tell!("h: hint, n: next, q: quit (and Enter)"),
            Err(RecvTimeoutError::Timeout) => {}
            // Stdin is closed: watch until this process is killed.
            Err(RecvTimeoutError::Disconnected) => has_keys = false,
        }
    }
}

/// The next exercise that has not passed, preferably one after this one.
fn following<'a>(
    exercises: &'a [Exercise],
    exercise: &'a Exercise,
) -> &'a Exercise {
    let state = State::read();
    let is_left = |e: &&Exercise| state.verdict(e) != Some(Verdict::Passed);
    let from_here = exercises.iter().skip_while(|e| e.name != exercise.name);
    let mut later = from_here.skip(1);
    later
        .find(is_left)
        .or_else(|| state.next(exercises))
        .unwrap_or(exercise)
}
