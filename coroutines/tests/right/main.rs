//! Honest variants of this lesson's programs, and what their cards propose to
//! try: each must get the answer that it is listed with.
//! `cargo test -p coroutines --test right -- gather` shows those of one.

mod gather;

use side_by_side::Lesson;

fn main() -> std::process::ExitCode {
    let lesson = Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: "Honest variants",
        programs: &[gather::PROGRAM],
    };
    lesson_check::right(&lesson, env!("CARGO_BIN_EXE_coroutines"))
}
