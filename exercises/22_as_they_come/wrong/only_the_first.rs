//! The first one wins, and the others are lost.
//! The check says: `friend` was dropped before its end

use futures::stream::{FuturesUnordered, StreamExt};
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("tokio starts")
        .block_on(watch("main", ask_all()));
}

async fn ask_all() {
    let ask = |(who, takes)| watch(who, answer(who, takes));
    let all = [("library", 3), ("shop", 1), ("friend", 2)].map(ask);
    let mut answers: FuturesUnordered<_> = all.into_iter().collect();
    if let Some(who) = answers.next().await {
        say!("{who}");
    }
}

async fn answer(who: &'static str, takes: u32) -> &'static str {
    sleep(seconds(takes)).await;
    who
}

#[path = "../tests.rs"]
mod tests;
pub fn main() -> std::process::ExitCode {
    tests::check(program)
}
