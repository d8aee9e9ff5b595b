//! On tokio: a `JoinSet` that is dropped aborts its tasks.

use std::error::Error;

use side_by_side::{say, seconds, watch, watch_value};
use tokio::{task::JoinSet, time::sleep};

#[tokio::main]
pub async fn main() {
    watch("main", plan()).await;
}

async fn plan() {
    if let Err(problem) = watch("trip", book_trip()).await {
        say!("no trip: {problem}");
    }
    sleep(seconds(2)).await;
}

async fn book_trip() -> Result<(), Problem> {
    let mut handles = watch_value("handles", JoinSet::new());
    handles.spawn(watch("flight", book_flight()));
    handles.spawn(watch("hotel", book_hotel()));
    while let Some(booked) = handles.join_next().await {
        booked??;
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
