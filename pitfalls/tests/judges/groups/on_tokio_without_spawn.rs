//! On tokio, as the card says to try: both are parts of one task.

use std::error::Error;

use side_by_side::{say, seconds, watch};
use tokio::{time::sleep, try_join};

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
    try_join!(watch("flight", book_flight()), watch("hotel", book_hotel()))?;
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
