//! The event loop: what runs coroutines.

mod echo;
mod first_loop;
mod run_until_complete;

use side_by_side::Lesson;

fn main() -> std::process::ExitCode {
    side_by_side::run(&Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: env!("CARGO_PKG_DESCRIPTION"),
        programs: &[
            run_until_complete::PROGRAM,
            echo::PROGRAM,
            first_loop::PROGRAM,
        ],
        remarks: &[("async-std", ASYNC_STD)],
    })
}

const ASYNC_STD: &str = "async-std is discontinued (RUSTSEC-2025-0052, August \
                         2025); its successor is smol.";
