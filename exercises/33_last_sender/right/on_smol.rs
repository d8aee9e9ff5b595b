//! The same with smol.

use exercises::one_of;
use side_by_side::{say, seconds, watch, watch_value};
use smol::{
    Timer, block_on,
    channel::{Sender, bounded},
    spawn,
};

pub fn program() {
    block_on(watch("main", listen()));
}

async fn listen() {
    let (radio, calls) = bounded(8);
    let radio = watch_value("radio", radio);
    for n in 1..=one_of([2, 3]) {
        spawn(watch(format!("boat {n}"), fish(n, radio.clone()))).detach();
    }
    drop(radio);
    let mut total = 0;
    while let Ok(fish) = calls.recv().await {
        total += fish;
    }
    say!("{total} fish");
}

/// The nth boat calls n times, and sails home.
async fn fish(n: u32, radio: Sender<u32>) {
    for _ in 0..n {
        Timer::after(seconds(1)).await;
        radio.send(10).await.expect("the harbour should listen");
    }
    Timer::after(seconds(one_of([1, 3]))).await;
    say!("boat {n} is home");
}
