//! The event loop: what runs coroutines.

mod already_running;
mod blocking;
mod echo;
mod ends_early;
mod first_loop;
mod foreign;
mod hog;
mod order;
mod run_forever;
mod run_until_complete;
mod short_sleeps;
mod visitor;

use side_by_side::Lesson;

fn main() -> std::process::ExitCode {
    side_by_side::run(&Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: env!("CARGO_PKG_DESCRIPTION"),
        programs: &[
            run_until_complete::PROGRAM,
            run_forever::PROGRAM,
            ends_early::PROGRAM,
            already_running::PROGRAM,
            echo::PROGRAM,
            blocking::PROGRAM,
            hog::PROGRAM,
            first_loop::PROGRAM,
            order::PROGRAM,
            foreign::PROGRAM,
            short_sleeps::PROGRAM,
        ],
    })
}
