//! On tokio, as the card says to try: the next tick is on schedule.

use side_by_side::{say, seconds, watch};
use tokio::time::{MissedTickBehavior, interval, sleep};

#[tokio::main]
pub async fn main() {
    watch("main", water_plants()).await;
}

async fn water_plants() {
    let mut ticks = interval(seconds(0.3));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    for n in 1..=6 {
        watch("tick", ticks.tick()).await;
        say!("{n}");
        if n == 1 {
            watch("phone", sleep(seconds(1))).await;
        }
    }
}
