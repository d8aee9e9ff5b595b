//! It waits for all bookings, and then looks for a failure.
//! The check says: "band booked" was said, although the hall is taken: cancel the other bookings

use exercises::one_of;
use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", plan()));
}

async fn plan() {
    let all = [("band", 3), ("cake", 2), ("hall", 1)];
    let bookings = all.map(|(what, takes)| {
        let booking = spawn(watch(what, book(what, takes)));
        async { booking.await.expect("no booking panics") }
    });
    let all: Result<(), String> = join_all(bookings).await.into_iter().collect();
    match all {
        Ok(()) => say!("wedding"),
        Err(problem) => say!("no wedding: {problem}"),
    }
    // Main has other things to do.
    sleep(seconds(3)).await;
}

async fn book(what: &str, takes: u32) -> Result<(), String> {
    sleep(seconds(takes)).await;
    // The hall is taken on some days.
    if what == "hall" && one_of([true, false]) {
        return Err("no hall".into());
    }
    say!("{what} booked");
    Ok(())
}
