//! The washer runs on a thread.
//! The check says: is a blocking call

use side_by_side::{say, seconds, watch_call};
use std::thread;

pub fn program() {
    watch_call("main", all);
}

fn all() {
    let washing = thread::spawn(|| watch_call("washer", || run("washer", 2)));
    watch_call("shopping", || run("shopping", 1));
    say!("home again");
    say!("{}", washing.join().expect("no panic"));
}

fn run(what: &str, needed: u32) -> String {
    thread::sleep(seconds(needed));
    format!("{what} is done")
}
