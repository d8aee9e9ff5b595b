//! Honest variants of this lesson's programs, and what their cards say to try.
//! Each variant must get the answer that it is listed with.
//! `cargo test -p coroutines --test right -- gather` shows those of `gather`.

mod cancel;
mod chores;
mod drop_handle;
mod gather;
mod greedy;
mod lazy;
mod orphan;
mod say_after;
mod square;
mod take_turns;

use side_by_side::Lesson;

fn main() -> std::process::ExitCode {
    let lesson = Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: "Honest variants",
        programs: &[
            cancel::PROGRAM,
            chores::PROGRAM,
            drop_handle::PROGRAM,
            gather::PROGRAM,
            greedy::PROGRAM,
            lazy::PROGRAM,
            orphan::PROGRAM,
            say_after::PROGRAM,
            square::PROGRAM,
            take_turns::PROGRAM,
        ],
    };
    lesson_check::right(&lesson, env!("CARGO_BIN_EXE_coroutines"))
}
