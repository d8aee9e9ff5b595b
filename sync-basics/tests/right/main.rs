//! Honest variants of this lesson's programs, and what their cards propose to
//! try: each must get the answer that it is listed with.
//! `cargo test -p sync-basics --test right -- chess` shows those of one.

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
        about: "Honest variants",
        programs: &[
            chess::PROGRAM,
            memory::PROGRAM,
            painting::PROGRAM,
            shared_counter::PROGRAM,
            switching::PROGRAM,
            web_page::PROGRAM,
        ],
    };
    lesson_check::right(&lesson, env!("CARGO_BIN_EXE_sync-basics"))
}
