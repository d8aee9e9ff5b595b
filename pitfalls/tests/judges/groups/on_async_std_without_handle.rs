//! On async-std, with its own `try_join`, and no lane for the handle.

use std::error::Error;

use async_std::{
    prelude::FutureExt,
    task::{block_on, sleep, spawn},
};
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
    let flight = spawn(watch("flight", book_flight()));
    let hotel = spawn(watch("hotel", book_hotel()));
    flight.try_join(hotel).await.map(drop)
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
