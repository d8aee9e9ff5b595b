//! On smol, cured with a new schedule after the phone call.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, stream::StreamExt};

pub fn main() {
    block_on(watch("main", water_plants()));
}

async fn water_plants() {
    let mut ticks = Timer::interval(seconds(0.3));
    for n in 1..=6 {
        watch("tick", ticks.next()).await;
        say!("{n}");
        if n == 1 {
            watch("phone", Timer::after(seconds(1))).await;
            ticks.set_interval(seconds(0.3));
        }
    }
}
