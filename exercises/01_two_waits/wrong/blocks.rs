//! It blocks its thread forever, in a lane.
//! The check says: `paint` has blocked its thread

use side_by_side::watch_call;

pub fn program() {
    watch_call("paint", || {
        loop {
            std::thread::park();
        }
    });
}
