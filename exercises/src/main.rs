//! The runner: `cargo run -p exercises` lists the exercises and checks them.

mod runner;

use std::process::ExitCode;

fn main() -> ExitCode {
    runner::run()
}
