//! Other versions of this lesson's programs, for their judges: honest variants,
//! also what the cards suggest to try, which must get the answers that they are
//! listed with, and counterexamples (`not_….rs`), which must not get theirs.
//! `cargo test -p coroutines --test judges -- gather` shows those of `gather`.

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
        about: "Honest variants and counterexamples",
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
    lesson_check::judges(&lesson, env!("CARGO_BIN_EXE_coroutines"))
}
