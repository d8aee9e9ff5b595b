//! On plain std: a call has finished when it returns; nothing runs as a task.

use side_by_side::{say, seconds, watch_call};
use std::thread::sleep;

pub fn main() {
    watch_call("in a row", in_a_row);
    watch_call("as tasks", as_tasks);
}

fn in_a_row() {
    watch_call("hello", || say_after(1, "hello"));
    watch_call("world", || say_after(2, "world"));
}

// Without another thread, nothing can run concurrently.
fn as_tasks() {
    watch_call("hello task", || say_after(1, "hello"));
    watch_call("world task", || say_after(2, "world"));
}

fn say_after(delay: u32, what: &str) {
    sleep(seconds(delay));
    say!("{what}");
}
