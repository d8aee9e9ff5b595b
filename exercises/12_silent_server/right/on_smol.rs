//! A race against smol's timer.

use exercises::one_of;
use futures::future::join3;
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, future::or};
use std::future::pending;

pub fn program() {
    block_on(watch("main", show_page()));
}

async fn show_page() {
    let text = watch("text", load("text"));
    let time_is_over = async {
        Timer::after(seconds(2)).await;
    };
    let map = or(watch("map", load("map")), time_is_over);
    let photo = watch("photo", load("photo"));
    join3(text, map, photo).await;
    say!("page shown");
}

/// The map's server never answers.
async fn load(what: &str) {
    if what == "map" {
        pending::<()>().await;
    }
    // The photo's server is slow on some days.
    let takes = if what == "photo" { one_of([1, 3]) } else { 1 };
    Timer::after(seconds(takes)).await;
    say!("{what} is here");
}
