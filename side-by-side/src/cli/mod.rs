//! The command line that all lessons share.

mod against;
mod args;
mod browser;
mod commands;
mod output_file;
mod outputs;
mod own_program;
mod predict;
mod request;

use std::{
    cell::Cell,
    io::{self, Write},
    process::ExitCode,
};

use clap::ArgMatches;

use crate::{
    lesson::{Lesson, run::version_to_play},
    terminal::Screen,
    text::is_obeyed,
    watch::on_stage,
};
use commands::Session;
pub use own_program::watch_main;
use request::{Mode, Request};

/// A lesson's whole `main`: parses the command line, runs the programs that it
/// names, and shows them. Exit codes: 0, every version ended and answered as
/// its card says; 1, a version did not; 2, wrong usage.
pub fn run(lesson: &Lesson) -> ExitCode {
    if let Some(main) = version_to_play(lesson) {
        return on_stage(main);
    }
    let matches = match args::command(lesson).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => args::with_hint(error, lesson).exit(),
    };
    ExitCode::from(carry_out(lesson, &matches, &Cell::new(None)))
}

/// Returns the exit code of [`run`], and sets `exit_code` to that of the
/// version that ran last, if it has one.
fn carry_out(lesson: &Lesson, matches: &ArgMatches, exit_code: &Cell<Option<i32>>) -> u8 {
    let request = match Request::new(lesson, matches) {
        Ok(request) => request,
        Err(misuse) => return complain(&misuse, 2),
    };
    let session = Session {
        lesson,
        screen: Screen::new(matches.get_flag("ascii")),
        request: &request,
        exit_code,
    };
    let result = match request.mode {
        Mode::Run => session.run(request.json),
        Mode::List => session.list(request.json),
        Mode::Code => session.code(),
    };
    match result {
        Ok(is_good) => u8::from(!is_good),
        // The reader closed the pipe on purpose, like `head`.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(e) if e.kind() == io::ErrorKind::InvalidInput => complain(&e.to_string(), 2),
        Err(e) => complain(&e.to_string(), 1),
    }
}

fn complain(what: &str, code: u8) -> u8 {
    // A file name may contain any character.
    let sign = |c| if is_obeyed(c) { '\u{fffd}' } else { c };
    let what: String = what.chars().map(sign).collect();
    // If stderr is closed, the exit code still tells.
    writeln!(anstream::stderr(), "error: {what}").ok();
    code
}
