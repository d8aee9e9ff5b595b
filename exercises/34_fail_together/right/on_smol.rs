//! smol's `cancel` waits until the task has ended.

use exercises::one_of;
use futures::future::{join_all, try_join_all};
use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};

pub fn program() {
    block_on(watch("main", plan()));
}

async fn plan() {
    let all = [("band", 3), ("cake", 2), ("hall", 1)];
    let mut bookings =
        all.map(|(what, takes)| spawn(watch(what, book(what, takes))));
    match try_join_all(&mut bookings).await {
        Ok(_) => say!("wedding"),
        Err(problem) => {
            join_all(bookings.map(|booking| booking.cancel())).await;
            say!("no wedding: {problem}");
        }
    }
    // Main has other things to do.
    Timer::after(seconds(3)).await;
}

async fn book(what: &str, takes: u32) -> Result<(), String> {
    Timer::after(seconds(takes)).await;
    // The hall is taken on some days.
    if what == "hall" && one_of([true, false]) {
        return Err("no hall".into());
    }
    say!("{what} booked");
    Ok(())
}
