//! One thing at a time, and why that is not enough.

mod chess;
mod painting;
mod shared_counter;

use side_by_side::Lesson;

fn main() -> std::process::ExitCode {
    side_by_side::run(&Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: env!("CARGO_PKG_DESCRIPTION"),
        programs: &[painting::PROGRAM, chess::PROGRAM, shared_counter::PROGRAM],
        remarks: &[("async-std", ASYNC_STD)],
    })
}

const ASYNC_STD: &str = "async-std is discontinued (RUSTSEC-2025-0052, August \
                         2025); its successor is smol.";
