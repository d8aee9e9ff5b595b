//! On async-std: the trip keeps the handles, and cancels what is left of its
//! tasks by hand.

use std::error::Error;

use async_std::task::{block_on, sleep, spawn};
use futures::future::try_join;
use side_by_side::{say, seconds, watch, watch_value};

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
    let tasks = [
        spawn(watch("flight", book_flight())),
        spawn(watch("hotel", book_hotel())),
    ];
    let mut handles = watch_value("handles", tasks);
    let [flight, hotel] = &mut *handles;
    let booked = try_join(flight, hotel).await;
    for handle in handles.into_inner() {
        handle.cancel().await;
    }
    booked.map(drop)
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
