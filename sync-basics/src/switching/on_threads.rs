//! On threads: `recv` blocks a thread until a stroke wakes it.

use side_by_side::{Unit, figure, number, say, seconds, watch_call};
use std::{
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread::{scope, sleep},
    time::{Duration, Instant},
};

type Side = (Receiver<()>, SyncSender<()>);

pub fn main() {
    watch_call("match", play_match);
}

fn play_match() {
    play_slowly();
    play_fast();
}

fn play_slowly() {
    let [left, right] = lay_table();
    scope(|scope| {
        scope.spawn(|| watch_call("ping", || play(left, 3, seconds(0.2))));
        scope.spawn(|| watch_call("pong", || play(right, 3, seconds(0.2))));
    });
}

fn play_fast() {
    let each = number("strokes", 100_000).div_ceil(4).max(1);
    let mut fastest = Duration::MAX;
    for half in 1..=2 {
        let [left, right] = lay_table();
        let began = Instant::now();
        scope(|scope| {
            scope.spawn(|| play(left, each, Duration::ZERO));
            scope.spawn(|| play(right, each, Duration::ZERO));
        });
        fastest = fastest.min(began.elapsed());
        say!("{} strokes", half * 2 * each);
    }
    let stroke_ns = fastest.as_nanos() as f64 / (2 * each) as f64;
    figure("one switch", stroke_ns, Unit::Nanoseconds);
}

/// For each side: where the ball comes from, and where it goes.
fn lay_table() -> [Side; 2] {
    let (to_left, at_left) = sync_channel(1);
    let (to_right, at_right) = sync_channel(1);
    to_left.try_send(()).expect("the channel should have room");
    [(at_left, to_right), (at_right, to_left)]
}

fn play((ball, other): Side, strokes: usize, aim: Duration) {
    for _ in 0..strokes {
        ball.recv().expect("the other one should play");
        // Blocks the thread, as a computation would.
        sleep(aim);
        // After the last stroke the receiver may have been dropped.
        other.send(()).ok();
    }
}
