//! `cargo run -p playground --bin reset`, for when your program does not
//! compile.

#[path = "../reset.rs"]
mod reset;

use std::process::ExitCode;

fn main() -> ExitCode {
    side_by_side::Ending::exit_code(reset::reset())
}
