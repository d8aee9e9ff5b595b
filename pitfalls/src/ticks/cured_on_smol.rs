//! On smol: a new timer in each turn, so the next tick comes a period after the
//! phone call.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on};

pub fn main() {
    block_on(watch("main", water_plants()));
}

async fn water_plants() {
    for n in 1..=6 {
        watch("tick", Timer::after(seconds(0.3))).await;
        say!("{n}");
        if n == 1 {
            watch("phone", Timer::after(seconds(1))).await;
        }
    }
}
