//! Without tasks: `try_join_all` owns the futures, and drops them.

use exercises::one_of;
use futures::future::try_join_all;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", plan()));
}

async fn plan() {
    let all = [("band", 3), ("cake", 2), ("hall", 1)];
    let bookings =
        all.map(|(what, takes)| watch(what, book(what, takes)));
    match try_join_all(bookings).await {
        Ok(_) => say!("wedding"),
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
