//! The flight fails, so the trip ends. The hotel is a separate task, which
//! runs on or is cancelled; or a part of the trip, which is dropped with it.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let names = ["main", "trip", "flight", "hotel"];
    let [main, trip, flight, hotel] = run.lanes(names)?;
    run.is_part_of(trip, main)?;
    run.in_order(flight.finish(), trip.finish())?;
    run.waits_woken_by(hotel, &[trip])?;
    if run.is_part_of(hotel, trip).is_ok() {
        run.dropped_in_poll_of(hotel, trip, flight.finish())?;
        return Ok("it is dropped with the join".to_owned());
    }
    run.are_tasks_of(&[flight, hotel], trip)?;
    // Not every version has a lane for it.
    if let Some(handle) = run.task("handle") {
        run.is_part_of(handle, trip)?;
    }
    let runs_on = run.in_order(trip.finish(), hotel.finish());
    let is_cancelled = run.in_order(flight.finish(), hotel.finish());
    // Main is still there: the end of the program does not count.
    let by_now = run.in_order(hotel.finish(), main.finish());
    answer([
        ("it keeps running", run.finished(&[hotel]).and(runs_on)),
        (
            "it is cancelled",
            run.dropped(hotel).and(is_cancelled).and(by_now),
        ),
    ])
}
