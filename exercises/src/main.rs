//! The runner: `cargo run -p exercises` says what is next, and checks it.

mod runner;

use std::process::ExitCode;

fn main() -> ExitCode {
    runner::run()
}
