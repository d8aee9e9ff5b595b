//! The map is requested when the others have arrived.
//! The check says: `map` did not wait while `text` waited: they did not overlap

use exercises::one_of;
use futures::future::join;
use side_by_side::{say, seconds, watch};
use std::future::pending;
use tokio::{
    runtime::Builder,
    time::{sleep, timeout},
};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", show_page()));
}

async fn show_page() {
    let text = watch("text", load("text"));
    let photo = watch("photo", load("photo"));
    join(text, photo).await;
    timeout(seconds(2), watch("map", load("map"))).await.ok();
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
