//! Counterexample: a player yields until the ball is there, and never waits.

use side_by_side::{Unit, figure, number, say, seconds, watch};
use std::{
    thread::sleep,
    time::{Duration, Instant},
};
use tokio::{
    runtime::Runtime,
    spawn,
    sync::mpsc::{Receiver, Sender, channel},
    task::yield_now,
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
    let ping = spawn(watch("ping", play(left, 3, seconds(0.2))));
    let pong = spawn(watch("pong", play(right, 3, seconds(0.2))));
    ping.await.expect("the task should not panic");
    pong.await.expect("the task should not panic");
}

async fn play_fast() {
    let each = number("strokes", 100_000).div_ceil(4).max(1);
    let mut fastest = Duration::MAX;
    for half in 1..=2 {
        let [left, right] = lay_table();
        let began = Instant::now();
        let ping = spawn(play(left, each, Duration::ZERO));
        let pong = spawn(play(right, each, Duration::ZERO));
        ping.await.expect("the task should not panic");
        pong.await.expect("the task should not panic");
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
        while ball.try_recv().is_err() {
            yield_now().await;
        }
        // Blocks the thread, as a computation would.
        sleep(aim);
        // After the last stroke the receiver may have been dropped.
        other.send(()).await.ok();
    }
}
