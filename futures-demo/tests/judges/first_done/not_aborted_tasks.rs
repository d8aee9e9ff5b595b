//! Counterexample: each source is a task, and the losers are aborted.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, task::JoinSet, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("reader", look_for_novel()));
}

async fn look_for_novel() {
    let mut sources = ask_three(1);
    let first = sources.join_next().await;
    drop(sources);
    say!("first: {}", first.expect("a task").expect("an answer"));

    let mut sources = ask_three(2);
    while let Some(Ok(who)) = sources.join_next().await {
        say!("next: {who}");
    }
}

fn ask_three(time: u32) -> JoinSet<&'static str> {
    let sources = [("library", 2), ("shop", 1), ("friend", 3)];
    let ask = |(who, takes)| watch(format!("{who} {time}"), ask(who, takes));
    // A `JoinSet` aborts its tasks when it is dropped.
    sources.map(ask).into_iter().collect()
}

async fn ask(who: &'static str, takes: u32) -> &'static str {
    sleep(seconds(takes)).await;
    who
}
