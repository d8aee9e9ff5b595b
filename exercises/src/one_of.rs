//! What differs between the runs of one check. A program that knows beforehand
//! how something comes out is right in the first run only.

use side_by_side::{Recording, number};
use std::{env, process::Command};

/// How often a program is run that asks for one of several values.
pub(crate) const RUNS: usize = 2;

/// Holds the number of the run, from 0.
const RUN: &str = "SIDE_BY_SIDE_RUN";
/// Tells that the program asked.
const ASKED: &str = "differs from run to run";

/// One of these values: the first one, and another one when the check runs the
/// program again.
///
/// # Panics
///
/// If there are no values.
pub fn one_of<T: Copy, const N: usize>(values: [T; N]) -> T {
    number(ASKED, 1);
    let run = env::var(RUN).ok().and_then(|run| run.parse().ok());
    in_run(run.unwrap_or(0), values)
}

pub(crate) fn in_run<T: Copy, const N: usize>(run: usize, values: [T; N]) -> T {
    values[run % N]
}

/// For the student's process.
pub(crate) fn tell(run: usize, command: &mut Command) {
    command.env(RUN, run.to_string());
}

/// Does the program run differently in another run?
pub(crate) fn differs(recording: &Recording) -> bool {
    recording.number(ASKED).is_some()
}
