//! Futures: placeholders for results.

mod by_hand;
mod failure;
mod first_done;
mod placeholder;
mod promise;
mod timeout;

use side_by_side::Lesson;

fn main() -> std::process::ExitCode {
    side_by_side::run(&Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: env!("CARGO_PKG_DESCRIPTION"),
        programs: &[
            placeholder::PROGRAM,
            by_hand::PROGRAM,
            promise::PROGRAM,
            failure::PROGRAM,
            first_done::PROGRAM,
            timeout::PROGRAM,
        ],
    })
}
