//! Other versions of this lesson's programs, for their judges: honest variants,
//! also what the cards suggest to try, which must get the answers that they are
//! listed with, and counterexamples (`not_….rs`), which must not get theirs.
//! `cargo test -p event-loop --test judges -- blocking` shows those of `blocking`.

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
#[path = "../../src/visitor.rs"]
mod visitor;

use side_by_side::Lesson;

fn main() -> std::process::ExitCode {
    let lesson = Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: "Honest variants and counterexamples",
        programs: &[
            already_running::PROGRAM,
            blocking::PROGRAM,
            echo::PROGRAM,
            ends_early::PROGRAM,
            first_loop::PROGRAM,
            foreign::PROGRAM,
            hog::PROGRAM,
            order::PROGRAM,
            run_forever::PROGRAM,
            run_until_complete::PROGRAM,
            short_sleeps::PROGRAM,
        ],
    };
    lesson_check::judges(&lesson, env!("CARGO_BIN_EXE_event-loop"))
}
