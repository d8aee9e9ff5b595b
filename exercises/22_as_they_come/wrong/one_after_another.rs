//! One is asked after the other.
//! The check says: `shop` did not wait while `library` waited: they did not overlap

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
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
    for one in all {
        say!("{}", one.await);
    }
}

async fn answer(who: &'static str, takes: u32) -> &'static str {
    sleep(seconds(takes)).await;
    who
}
