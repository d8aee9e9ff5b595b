//! Honest variants of this lesson's programs, and what their cards propose to
//! try: each must get the answer that it is listed with.
//! `cargo test -p event-loop --test right -- blocking` shows those of one.

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
        about: "Honest variants",
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
    lesson_check::right(&lesson, env!("CARGO_BIN_EXE_event-loop"))
}
