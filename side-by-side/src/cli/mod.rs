//! The command line that all lessons share.

mod against;
mod browser;
mod commands;
mod files;
mod grammar;
mod output_file;
mod predict;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use crate::{
    lesson::{Lesson, run::version_to_play},
    terminal::Screen,
    watch::on_stage,
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

fn complain(what: &str, code: u8) -> ExitCode {
    // If nobody reads it, there is still the exit code.
    writeln!(anstream::stderr(), "error: {what}").ok();
    ExitCode::from(code)
}
