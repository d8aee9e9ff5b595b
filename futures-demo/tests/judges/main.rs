//! Other versions of this lesson's programs, for their judges: honest variants,
//! also what the cards suggest to try, which must get the answers that they are
//! listed with, and counterexamples (`not_….rs`), which must not get theirs.
//! `cargo test -p futures-demo --test judges -- promise` shows those of `promise`.

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
        about: "Honest variants and counterexamples",
        programs: &[
            placeholder::PROGRAM,
            by_hand::PROGRAM,
            promise::PROGRAM,
            failure::PROGRAM,
            first_done::PROGRAM,
            timeout::PROGRAM,
        ],
    };
    lesson_check::judges(&lesson, env!("CARGO_BIN_EXE_futures-demo"))
}
