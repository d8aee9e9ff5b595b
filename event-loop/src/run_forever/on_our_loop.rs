//! On our loop: `run_forever` and `stop`, as in asyncio.
//! Differs: `stop` ends the loop, so the program waits for no message.

use event_loop::our_loop::{EventLoop, sleep, stop};
use side_by_side::{say, seconds, watch, watch_call};
use std::thread;

pub fn main() {
    let event_loop = EventLoop::new();
    let clock = async move {
        for n in 1..=6 {
            tick(n).await;
            if n % 3 == 0 {
                stop();
            }
        }
    };
    event_loop.spawn(watch("clock", clock));

    watch_call("run", || event_loop.run_forever());
    watch_call("pause", || thread::sleep(seconds(2.5)));
    watch_call("run again", || event_loop.run_forever());
}

async fn tick(n: u32) {
    sleep(seconds(1)).await;
    say!("tick {n}");
}
