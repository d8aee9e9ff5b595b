//! A race against a sleep, with tokio's macros.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use std::future::pending;
use tokio::{join, select, time::sleep};

#[tokio::main]
pub async fn program() {
    watch("main", show_page()).await;
}

async fn show_page() {
    let text = watch("text", load("text"));
    let map = async {
        select! {
            () = watch("map", load("map")) => {}
            () = sleep(seconds(2)) => {}
        }
    };
    let photo = watch("photo", load("photo"));
    join!(text, map, photo);
    say!("page shown");
}

/// The map's server never answers.
async fn load(what: &str) {
    if what == "map" {
        pending::<()>().await;
    }
    // The photo's server is slow on some days.
    let takes = if what == "photo" { one_of([1, 3]) } else { 1 };
    sleep(seconds(takes)).await;
    say!("{what} is here");
}
