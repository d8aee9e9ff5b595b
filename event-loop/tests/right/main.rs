//! Honest variants of this lesson's programs, and what their cards propose to
//! try: each must get the answer that it is listed with.
//! `cargo test -p event-loop --test right -- blocking` shows those of one.

mod already_running;
mod blocking;
mod ends_early;
mod run_forever;
mod run_until_complete;

use side_by_side::{Lesson, check};

fn main() -> std::process::ExitCode {
    let lesson = Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: "Honest variants",
        programs: &[
            already_running::PROGRAM,
            blocking::PROGRAM,
            ends_early::PROGRAM,
            run_forever::PROGRAM,
            run_until_complete::PROGRAM,
        ],
    };
    check::right(&lesson, env!("CARGO_BIN_EXE_event-loop"))
}
