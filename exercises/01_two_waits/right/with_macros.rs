//! The same with tokio's macros, and two workers.

use side_by_side::{say, seconds, watch};
use tokio::{join, time::sleep};

#[tokio::main]
pub async fn program() {
    join!(watch("paint", paint()), watch("read", read()));
}

async fn paint() {
    sleep(seconds(2)).await;
    say!("dry");
}

async fn read() {
    sleep(seconds(1)).await;
    say!("chapter 1");
}
