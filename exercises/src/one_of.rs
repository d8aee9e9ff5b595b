//! Values that differ between the runs of one check. A program that assumes
//! a certain outcome passes only the first run.

use side_by_side::{Recording, number};
use std::{env, process::Command};

/// How often a program that calls `one_of` is run.
pub(crate) const RUNS: usize = 2;

/// Holds the number of the run, from 0.
const RUN: &str = "SIDE_BY_SIDE_RUN";
/// Reported when the program calls `one_of`.
const ASKED: &str = "differs from run to run";

/// One of these values: the first one in the first run, the next one in the
/// second run.
///
/// # Panics
///
/// If `values` is empty.
pub fn one_of<T: Copy, const N: usize>(values: [T; N]) -> T {
    number(ASKED, 1);
    let run = env::var(RUN).ok().and_then(|run| run.parse().ok());
    in_run(run.unwrap_or(0), values)
}

pub(crate) fn in_run<T: Copy, const N: usize>(run: usize, values: [T; N]) -> T {
    values[run % N]
}

/// Sets the number of the run for the student's process.
pub(crate) fn tell(run: usize, command: &mut Command) {
    command.env(RUN, run.to_string());
}

/// Whether the program may behave differently in another run.
pub(crate) fn differs(recording: &Recording) -> bool {
    recording.number(ASKED).is_some()
}
