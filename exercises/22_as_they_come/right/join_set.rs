//! A set of tasks, on several workers.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, task::JoinSet, time::sleep};

pub fn program() {
    let runtime = Runtime::new();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", ask_all()));
}

async fn ask_all() {
    let ask = |(who, takes)| watch(who, answer(who, takes));
    // Who answers first differs from run to run.
    let [library, shop, friend] = one_of([[3, 1, 2], [1, 3, 2]]);
    let all = [("library", library), ("shop", shop), ("friend", friend)];
    let all = all.map(ask);
    let mut answers: JoinSet<_> = all.into_iter().collect();
    while let Some(who) = answers.join_next().await {
        say!("{}", who.expect("the task should not panic"));
    }
}

async fn answer(who: &'static str, takes: u32) -> &'static str {
    sleep(seconds(takes)).await;
    who
}
