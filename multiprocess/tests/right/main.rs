//! Honest variants of this lesson's programs, and what their cards suggest to
//! try. Each must get the answer that it is listed with.
//! `cargo test -p multiprocess --test right -- crunch` shows those of one.

mod continents;
mod copies;
mod crunch;
mod kill_on_drop;
mod own_memory;
mod watchdog;

use side_by_side::Lesson;

fn main() -> std::process::ExitCode {
    let lesson = Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: "Honest variants",
        programs: &[
            continents::PROGRAM,
            copies::PROGRAM,
            crunch::PROGRAM,
            kill_on_drop::PROGRAM,
            own_memory::PROGRAM,
            watchdog::PROGRAM,
        ],
    };
    lesson_check::right(&lesson, env!("CARGO_BIN_EXE_multiprocess"))
}
