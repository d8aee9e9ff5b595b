//! A `JoinSet` spawns the players, who do not block the thread.

use side_by_side::{say, watch};
use tokio::{
    runtime::Builder,
    task::{JoinSet, yield_now},
};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("game", play()));
}

async fn play() {
    let mut players = JoinSet::new();
    for name in ["Ann", "Ben", "Cleo"] {
        players.spawn(watch(name, take_turns()));
    }
    players.join_all().await;
}

async fn take_turns() {
    say!("first");
    yield_now().await;
    say!("second");
    yield_now().await;
    say!("third");
}
