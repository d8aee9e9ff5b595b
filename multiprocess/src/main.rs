//! When one process is not enough.

mod continents;
mod copies;
mod crunch;
mod kill_on_drop;
mod own_memory;
mod watchdog;

use side_by_side::Lesson;

fn main() -> std::process::ExitCode {
    side_by_side::run(&Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: env!("CARGO_PKG_DESCRIPTION"),
        programs: &[
            continents::PROGRAM,
            copies::PROGRAM,
            own_memory::PROGRAM,
            crunch::PROGRAM,
            watchdog::PROGRAM,
            kill_on_drop::PROGRAM,
        ],
    })
}
