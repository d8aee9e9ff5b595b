//! Honest variants of this lesson's programs, and what their cards propose to
//! try: each must get the answer that it is listed with.
//! `cargo test -p coroutines --test right -- gather` shows those of one.

<<<<<<< HEAD
mod chores;
mod gather;
mod lazy;
mod say_after;
mod square;
=======
mod cancel;
mod drop_handle;
mod gather;
mod greedy;
mod orphan;
mod take_turns;
>>>>>>> h-coroB

use side_by_side::{Lesson, check};

fn main() -> std::process::ExitCode {
    let lesson = Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: "Honest variants",
        programs: &[
<<<<<<< HEAD
            chores::PROGRAM,
            gather::PROGRAM,
            lazy::PROGRAM,
            say_after::PROGRAM,
            square::PROGRAM,
=======
            cancel::PROGRAM,
            drop_handle::PROGRAM,
            gather::PROGRAM,
            greedy::PROGRAM,
            orphan::PROGRAM,
            take_turns::PROGRAM,
>>>>>>> h-coroB
        ],
    };
    check::right(&lesson, env!("CARGO_BIN_EXE_coroutines"))
}
