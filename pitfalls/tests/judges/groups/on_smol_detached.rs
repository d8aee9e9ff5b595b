//! On smol, with the bug: the hotel's task has no handle any more.

use std::error::Error;

use futures::FutureExt;
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, channel::bounded, spawn};

pub fn main() {
    block_on(watch("main", plan()));
}

async fn plan() {
    if let Err(problem) = watch("trip", book_trip()).await {
        say!("no trip: {problem}");
    }
    Timer::after(seconds(2)).await;
}

async fn book_trip() -> Result<(), Problem> {
    let (send, booked) = bounded(2);
    for booking in [
        watch("flight", book_flight().boxed()),
        watch("hotel", book_hotel().boxed()),
    ] {
        let send = send.clone();
        spawn(async move { send.send(booking.await).await }).detach();
    }
    booked.recv().await??;
    booked.recv().await??;
    Ok(())
}

async fn book_flight() -> Result<(), Problem> {
    Timer::after(seconds(0.5)).await;
    Err("no seats".into())
}

async fn book_hotel() -> Result<(), Problem> {
    Timer::after(seconds(2)).await;
    say!("paid");
    Ok(())
}

type Problem = Box<dyn Error + Send + Sync>;
