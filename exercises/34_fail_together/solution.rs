//! `shutdown` aborts the tasks that are left, and waits until they have ended.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, task::JoinSet, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", plan()));
}

async fn plan() {
    let mut bookings = JoinSet::new();
    for (what, takes) in [("band", 3), ("cake", 2), ("hall", 1)] {
        bookings.spawn(watch(what, book(what, takes)));
    }
    let all_booked = all_of(&mut bookings).await;
    bookings.shutdown().await;
    match all_booked {
        Ok(()) => say!("wedding"),
        Err(problem) => say!("no wedding: {problem}"),
    }
    // Main has other things to do.
    sleep(seconds(3)).await;
}

/// Returns at the first failure.
async fn all_of(bookings: &mut JoinSet<Booked>) -> Booked {
    while let Some(booked) = bookings.join_next().await {
        booked.expect("no booking panics")?;
    }
    Ok(())
}

type Booked = Result<(), String>;

async fn book(what: &str, takes: u32) -> Booked {
    sleep(seconds(takes)).await;
    // The hall is taken on some days.
    if what == "hall" && one_of([true, false]) {
        return Err("no hall".into());
    }
    say!("{what} booked");
    Ok(())
}
