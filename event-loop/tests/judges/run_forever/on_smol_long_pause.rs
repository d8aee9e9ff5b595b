//! The `Try:` of the card: a long pause.

use side_by_side::{say, seconds, watch, watch_call};
use smol::{Executor, Timer, block_on, channel::bounded};
use std::thread;

pub fn main() {
    let executor = Executor::new();
    let (stopper, stop) = bounded(1);
    let clock = async move {
        for n in 1..=6 {
            tick(n).await;
            if n % 3 == 0 {
                stopper.try_send(()).expect("the channel should have room");
            }
        }
    };
    executor.spawn(watch("clock", clock)).detach();

    block_on(executor.run(watch("run", stop.recv()))).expect("it should stop");
    watch_call("pause", || thread::sleep(seconds(10)));
    block_on(executor.run(watch("run again", stop.recv())))
        .expect("it should stop");
}

async fn tick(n: u32) {
    Timer::after(seconds(1)).await;
    say!("tick {n}");
}
