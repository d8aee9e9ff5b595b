//! The oven is switched off before anything is baked.
//! The check says: "oven off" came before the last poll of `cake`

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", change_plans()));
}

async fn change_plans() {
    let cake = spawn(watch("cake", bake()));
    // In one run the cake has finished before that.
    sleep(seconds(one_of([1, 3]))).await;
    cake.abort();
    say!("cancelled: {}", cake.await.is_err());
}

async fn bake() {
    say!("oven on");
    say!("oven off");
    sleep(seconds(2)).await;
}
