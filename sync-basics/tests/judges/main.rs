//! Other versions of this lesson's programs, for their judges: honest variants,
//! also what the cards suggest to try, which must get the answers that they are
//! listed with, and counterexamples (`not_….rs`), which must not get theirs.
//! `cargo test -p sync-basics --test judges -- chess` shows those of `chess`.

mod chess;
mod memory;
mod painting;
#[path = "../../src/servers.rs"]
mod servers;
mod shared_counter;
mod switching;
mod web_page;

use side_by_side::Lesson;

fn main() -> std::process::ExitCode {
    // The servers of `web-page` run in a separate process.
    if servers::are_asked_for() {
        return servers::serve();
    }
    let lesson = Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: "Honest variants and counterexamples",
        programs: &[
            chess::PROGRAM,
            memory::PROGRAM,
            painting::PROGRAM,
            shared_counter::PROGRAM,
            switching::PROGRAM,
            web_page::PROGRAM,
        ],
    };
    lesson_check::judges(&lesson, env!("CARGO_BIN_EXE_sync-basics"))
}
