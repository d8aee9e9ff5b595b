//! Honest variants of this lesson's programs, and what their cards propose to
//! try: each must get the answer that it is listed with.
//! `cargo test -p coroutines --test right -- gather` shows those of one.

mod chores;
mod gather;
mod lazy;
mod say_after;
mod square;

use side_by_side::{Lesson, check};

fn main() -> std::process::ExitCode {
    let lesson = Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: "Honest variants",
        programs: &[
            chores::PROGRAM,
            gather::PROGRAM,
            lazy::PROGRAM,
            say_after::PROGRAM,
            square::PROGRAM,
        ],
    };
    check::right(&lesson, env!("CARGO_BIN_EXE_coroutines"))
}
