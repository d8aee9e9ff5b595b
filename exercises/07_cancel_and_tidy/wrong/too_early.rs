//! The oven is off before anything is baked.
//! The check says: the oven was off before the cake's last poll was over

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("tokio starts")
        .block_on(watch("main", change_plans()));
}

async fn change_plans() {
    let cake = spawn(watch("cake", bake()));
    sleep(seconds(1)).await;
    cake.abort();
    say!("cancelled: {}", cake.await.is_err());
}

async fn bake() {
    say!("oven on");
    say!("oven off");
    sleep(seconds(2)).await;
}

#[path = "../tests.rs"]
mod tests;
pub fn main() -> std::process::ExitCode {
    tests::check(program)
}
