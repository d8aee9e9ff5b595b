//! One thing at a time, and why that is not enough.

mod chess;
mod memory;
mod painting;
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
    side_by_side::run(&Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: env!("CARGO_PKG_DESCRIPTION"),
        programs: &[
            painting::PROGRAM,
            web_page::PROGRAM,
            chess::PROGRAM,
            shared_counter::PROGRAM,
            switching::PROGRAM,
            memory::PROGRAM,
        ],
    })
}
