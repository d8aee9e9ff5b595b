//! The race is `select_all`, in another task.

use futures::{
    future::select_all,
    stream::{FuturesUnordered, Stream, StreamExt},
};
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    let _inside = runtime.enter();
    let reader = tokio::spawn(watch("reader", look_for_novel()));
    runtime.block_on(reader).expect("the task should not panic");
}

async fn look_for_novel() {
    let sources =
        [("library", 2), ("shop", 1), ("friend", 3)].map(|(who, takes)| {
            Box::pin(watch(format!("{who} 1"), ask(who, takes)))
        });
    let (first, _, losers) = select_all(sources).await;
    drop(losers);
    say!("first: {first}");

    let mut answers = ask_three(2);
    while let Some(who) = answers.next().await {
        say!("next: {who}");
    }
}

fn ask_three(time: u32) -> impl Stream<Item = &'static str> {
    let sources = [("library", 2), ("shop", 1), ("friend", 3)];
    let ask = |(who, takes)| watch(format!("{who} {time}"), ask(who, takes));
    sources
        .map(ask)
        .into_iter()
        .collect::<FuturesUnordered<_>>()
}

async fn ask(who: &'static str, takes: u32) -> &'static str {
    sleep(seconds(takes)).await;
    who
}
