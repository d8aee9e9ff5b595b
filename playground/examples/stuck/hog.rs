//! A task computes without an await point, and the only thread with it.

use side_by_side::{seconds, watch};
use tokio::{join, time::sleep};

#[tokio::main(flavor = "current_thread")]
pub async fn main() {
    let clock = async {
        tokio::task::yield_now().await;
        sleep(seconds(1)).await;
    };
    let hog = async {
        tokio::task::yield_now().await;
        while std::hint::black_box(true) {}
    };
    join!(
        tokio::spawn(watch("clock", clock)),
        tokio::spawn(watch("hog", hog)),
    )
    .0
    .expect("no panic");
}
