//! Other versions of this lesson's programs, for their judges: honest variants,
//! also what the cards suggest to try, which must get the answers that they are
//! listed with, and counterexamples (`not_….rs`), which must not get theirs.
//! `cargo test -p multiprocess --test judges -- crunch` shows those of `crunch`.

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
        about: "Honest variants and counterexamples",
        programs: &[
            continents::PROGRAM,
            copies::PROGRAM,
            crunch::PROGRAM,
            kill_on_drop::PROGRAM,
            own_memory::PROGRAM,
            watchdog::PROGRAM,
        ],
    };
    lesson_check::judges(&lesson, env!("CARGO_BIN_EXE_multiprocess"))
}
