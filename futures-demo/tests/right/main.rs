//! Honest variants of this lesson's programs, and what their cards suggest to
//! try. Each must get the answer that it is listed with.
//! `cargo test -p futures-demo --test right -- promise` shows those of one.

mod by_hand;
mod failure;
mod first_done;
mod placeholder;
mod promise;
mod timeout;

use side_by_side::Lesson;

fn main() -> std::process::ExitCode {
    let lesson = Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: "Honest variants",
        programs: &[
            placeholder::PROGRAM,
            by_hand::PROGRAM,
            promise::PROGRAM,
            failure::PROGRAM,
            first_done::PROGRAM,
            timeout::PROGRAM,
        ],
    };
    lesson_check::right(&lesson, env!("CARGO_BIN_EXE_futures-demo"))
}
