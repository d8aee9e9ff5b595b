//! The answers of one student in one executable, for `grade`, which writes the
//! list of its programs.

use exercises::Program;
use std::process::ExitCode;

include!(env!("EXERCISES_ANSWERS"));

fn main() -> ExitCode {
    Program::judge_one(PROGRAMS).unwrap_or(ExitCode::FAILURE)
}
