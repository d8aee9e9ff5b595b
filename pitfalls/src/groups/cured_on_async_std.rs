//! On async-std: the one that waits keeps the handles, and cancels the tasks
//! if one has failed.

use std::error::Error;

use async_std::task::{block_on, sleep, spawn};
use futures::future::try_join;
use side_by_side::{say, seconds, watch};

pub fn main() {
    block_on(watch("main", plan()));
}

async fn plan() {
    if let Err(problem) = watch("trip", book_trip()).await {
        say!("no trip: {problem}");
    }
    sleep(seconds(2)).await;
}

async fn book_trip() -> Result<(), Problem> {
    let mut flight = spawn(watch("flight", book_flight()));
    let mut hotel = spawn(watch("hotel", book_hotel()));
    let handle = watch("handle", &mut hotel);
    if let Err(problem) = try_join(&mut flight, handle).await {
        flight.cancel().await;
        hotel.cancel().await;
        return Err(problem);
    }
    Ok(())
}

async fn book_flight() -> Result<(), Problem> {
    sleep(seconds(0.5)).await;
    Err("no seats".into())
}

async fn book_hotel() -> Result<(), Problem> {
    sleep(seconds(2)).await;
    say!("paid");
    Ok(())
}

type Problem = Box<dyn Error + Send + Sync>;
