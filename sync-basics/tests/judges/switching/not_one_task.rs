//! Counterexample: both players are futures of one task, which polls both.

use futures::future::join;
use side_by_side::{Unit, figure, number, say, seconds, watch};
use std::{
    thread::sleep,
    time::{Duration, Instant},
};
use tokio::{
    runtime::Runtime,
    sync::mpsc::{Receiver, Sender, channel},
};

type Side = (Receiver<()>, Sender<()>);

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("match", play_match()));
}

async fn play_match() {
    play_slowly().await;
    play_fast().await;
}

async fn play_slowly() {
    let [left, right] = lay_table();
    let ping = watch("ping", play(left, 3, seconds(0.2)));
    let pong = watch("pong", play(right, 3, seconds(0.2)));
    join(ping, pong).await;
}

async fn play_fast() {
    let each = number("strokes", 100_000).div_ceil(4).max(1);
    let mut fastest = Duration::MAX;
    for half in 1..=2 {
        let [left, right] = lay_table();
        let began = Instant::now();
        let ping = play(left, each, Duration::ZERO);
        let pong = play(right, each, Duration::ZERO);
        join(ping, pong).await;
        fastest = fastest.min(began.elapsed());
        say!("{} strokes", half * 2 * each);
    }
    let stroke_ns = fastest.as_nanos() as f64 / (2 * each) as f64;
    figure("one switch", stroke_ns, Unit::Nanoseconds);
}

/// For each side: where the ball comes from, and where it goes.
fn lay_table() -> [Side; 2] {
    let (to_left, at_left) = channel(1);
    let (to_right, at_right) = channel(1);
    to_left.try_send(()).expect("the channel should have room");
    [(at_left, to_right), (at_right, to_left)]
}

async fn play((mut ball, other): Side, strokes: usize, aim: Duration) {
    for _ in 0..strokes {
        ball.recv().await.expect("the other one should play");
        // Blocks the thread, as a computation would.
        sleep(aim);
        // After the last stroke the receiver may have been dropped.
        other.send(()).await.ok();
    }
}
