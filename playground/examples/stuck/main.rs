//! Programs that hang, each for another reason. `tests/stuck.rs` checks that
//! the sentence below their lanes says which.

mod futurelock;
mod guard_across_await;
mod hog;
mod kept_sender;
mod lock_in_poll;
mod missed_notice;
mod polled_after_end;
mod pool_full;
mod read_twice;
mod spin;
mod stale_waker;
mod well;

use std::process::ExitCode;

use side_by_side::{Lesson, Program, Version};

/// The programs' versions.
macro_rules! programs {
    ($($module:ident)*) => {
        &[$(Program {
            name: stringify!($module),
            versions: &[Version::new(
                "on_tokio.rs",
                include_str!(concat!(stringify!($module), ".rs")),
                || {
                    $module::main();
                    ExitCode::SUCCESS
                },
            )],
            ..Program::DEFAULTS
        }),*]
    };
}

const PROGRAMS: &[Program] = programs!(
    futurelock guard_across_await hog kept_sender lock_in_poll missed_notice polled_after_end
    pool_full read_twice spin stale_waker well
);

fn main() -> ExitCode {
    side_by_side::run(&Lesson {
        name: "stuck",
        about: "Programs that hang",
        programs: PROGRAMS,
    })
}
