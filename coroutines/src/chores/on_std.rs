//! On plain std: the parent waits in front of each machine.

use side_by_side::{say, seconds, watch_call};
use std::thread::sleep;

pub fn main() {
    do_chores();
}

fn do_chores() {
    watch_call("laundry", do_laundry);
    watch_call("kids", watch_kids);
    watch_call("checklist", balance_checklist);
}

fn do_laundry() {
    watch_call("washer", || run_machine(1));
    work("moved");
    watch_call("dryer", || run_machine(2));
    watch_call("washer again", || run_machine(1));
}

fn run_machine(hours: u32) {
    sleep(seconds(hours));
}

fn watch_kids() {
    for look in ["play", "sleep"] {
        work(look);
        sleep(seconds(1));
    }
}

fn balance_checklist() {
    for line in ["rent", "school", "food"] {
        work(line);
        sleep(seconds(0.6));
    }
}

/// Blocks the thread: the parent can do nothing else meanwhile.
fn work(done: &str) {
    sleep(seconds(0.2));
    say!("{done}");
}
