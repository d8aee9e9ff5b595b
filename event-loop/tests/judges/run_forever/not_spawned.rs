//! Counterexample: the clock is not a task; each `block_on` polls it itself.

use side_by_side::{say, seconds, watch, watch_call};
use smol::{Timer, block_on, channel::bounded, future::or};
use std::{pin::pin, thread};

pub fn main() {
    let (stopper, stop) = bounded(1);
    let clock = async move {
        for n in 1..=6 {
            tick(n).await;
            if n % 3 == 0 {
                stopper.try_send(()).expect("the channel should have room");
            }
        }
    };
    let mut clock = pin!(watch("clock", clock));
    let stopped = async |name| {
        watch(name, stop.recv()).await.expect("it should stop");
    };

    block_on(or(stopped("run"), clock.as_mut()));
    watch_call("pause", || thread::sleep(seconds(2.5)));
    block_on(or(stopped("run again"), clock.as_mut()));
}

async fn tick(n: u32) {
    Timer::after(seconds(1)).await;
    say!("tick {n}");
}
