//! Each task is aborted and awaited by hand.

use exercises::one_of;
use futures::future::try_join_all;
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
    let mut bookings =
        all.map(|(what, takes)| spawn(watch(what, book(what, takes))));
    let booked = bookings.iter_mut().map(|booking| async {
        booking.await.unwrap_or(Ok(()))
    });
    match try_join_all(booked).await {
        Ok(_) => say!("wedding"),
        Err(problem) => {
            for booking in bookings.into_iter().filter(|b| !b.is_finished()) {
                booking.abort();
                booking.await.ok();
            }
            say!("no wedding: {problem}");
        }
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
