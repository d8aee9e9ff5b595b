//! Coroutines: functions that can pause.

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
    side_by_side::run(&Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: env!("CARGO_PKG_DESCRIPTION"),
        programs: &[
            gather::PROGRAM,
            lazy::PROGRAM,
            say_after::PROGRAM,
            square::PROGRAM,
            chores::PROGRAM,
            take_turns::PROGRAM,
            greedy::PROGRAM,
            drop_handle::PROGRAM,
            cancel::PROGRAM,
            orphan::PROGRAM,
        ],
    })
}
