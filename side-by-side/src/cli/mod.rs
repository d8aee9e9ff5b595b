//! The command line that all lessons share.

mod commands;
mod grammar;
mod predict;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use crate::{
    program::Lesson, recording::Recording, run::version_to_play,
    screen::Screen, views, watch::on_stage,
};
use commands::Shown;
use grammar::{Mode, Wanted};

/// The whole of a lesson's `main`: reads the command line, runs what it names,
/// shows it. 0: every version ended, and answered, as its card says; 1: some
/// version did not; 2: misuse.
pub fn run(lesson: &Lesson) -> ExitCode {
    let args: Vec<_> = std::env::args_os().skip(1).collect();
    if let Some(main) = version_to_play(lesson, &args) {
        return on_stage(main);
    }
    if let Some(defect) = lesson.defect() {
        return complain(&defect, 1);
    }
    let matches = match grammar::command(lesson).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => grammar::with_hint(error, lesson, &args).exit(),
    };
    let wanted = match Wanted::new(lesson, &matches) {
        Ok(wanted) => wanted,
        Err(misuse) => return complain(&misuse, 2),
    };
    let shown = Shown {
        lesson,
        screen: Screen::new(matches.get_flag("ascii")),
        wanted: &wanted,
    };
    let result = match wanted.mode {
        Mode::Run => shown.run(),
        Mode::Json => shown.json(),
        Mode::List => shown.list(),
        Mode::Cards => shown.cards(),
        Mode::Code => shown.code(),
        Mode::Markdown => shown.markdown(),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever read this has seen enough.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) if e.kind() == io::ErrorKind::InvalidInput => {
            complain(&e.to_string(), 2)
        }
        Err(e) => complain(&e.to_string(), 1),
    }
}

/// The lanes of one recording, as wide as the terminal and with colours if it
/// shows them.
pub fn picture(recording: &Recording) -> String {
    let screen = Screen::new(false);
    let lanes = views::timeline(std::iter::once(recording), screen.look());
    screen.paint(&lanes)
}

/// The text in lines that are not wider than the terminal.
pub fn fitted(text: &str) -> String {
    let look = Screen::new(false).look();
    let lines = text.lines().flat_map(|line| look.wrap(line, 2));
    lines.collect::<Vec<_>>().join("\n")
}

fn complain(what: &str, code: u8) -> ExitCode {
    // If nobody reads it, there is still the exit code.
    writeln!(anstream::stderr(), "error: {what}").ok();
    ExitCode::from(code)
}
