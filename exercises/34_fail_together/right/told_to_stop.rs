//! Each booking is told to stop, and main awaits all of them.

use exercises::one_of;
use futures::future::join_all;
use side_by_side::{say, seconds, watch};
use tokio::sync::watch::{Receiver, Sender, channel};
use tokio::{runtime::Builder, select, spawn, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", plan()));
}

async fn plan() {
    let (failed, _) = channel(None);
    let all = [("band", 3), ("cake", 2), ("hall", 1)];
    let bookings = all.map(|(what, takes)| {
        let others = failed.subscribe();
        spawn(watch(what, try_to(what, takes, failed.clone(), others)))
    });
    join_all(bookings).await;
    match *failed.borrow() {
        None => say!("wedding"),
        Some(problem) => say!("no wedding: {problem}"),
    }
    // Main has other things to do.
    sleep(seconds(3)).await;
}

type Problem = Option<&'static str>;

async fn try_to(
    what: &str,
    takes: u32,
    failed: Sender<Problem>,
    mut others: Receiver<Problem>,
) {
    select! {
        booked = book(what, takes) => {
            if let Err(problem) = booked {
                failed.send_replace(Some(problem));
            }
        }
        _ = others.changed() => {}
    }
}

async fn book(what: &str, takes: u32) -> Result<(), &'static str> {
    sleep(seconds(takes)).await;
    // The hall is taken on some days.
    if what == "hall" && one_of([true, false]) {
        return Err("no hall");
    }
    say!("{what} booked");
    Ok(())
}
