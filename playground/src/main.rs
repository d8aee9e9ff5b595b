//! Shows your own program: `src/on_tokio.rs`, `src/on_async_std.rs`,
//! `src/on_smol.rs`, and whatever else in `src/` begins with `on_`.

mod reset;

use std::process::ExitCode;

use side_by_side::{Ending, Lesson, Program, Version};

include!(concat!(env!("OUT_DIR"), "/programs.rs"));

fn run<E: Ending>(main: &dyn Fn() -> E) -> ExitCode {
    Ending::exit_code(main())
}

fn main() -> ExitCode {
    if std::env::args().skip(1).eq(["reset"]) {
        return Ending::exit_code(reset::reset());
    }
    side_by_side::run(&Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: env!("CARGO_PKG_DESCRIPTION"),
        programs: &[Program {
            name: "playground",
            versions: VERSIONS,
            deadline: 60.0,
            ..Program::DEFAULTS
        }],
    })
}
