//! It waits for ever, in a lane.
//! The check says: `paint` has held its thread

use side_by_side::watch_call;

fn program() {
    watch_call("paint", || {
        loop {
            std::thread::park();
        }
    });
}

#[path = "../tests.rs"]
mod tests;
pub fn main() -> std::process::ExitCode {
    tests::check(program)
}
