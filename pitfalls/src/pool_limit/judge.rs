//! Calls hold all threads of the pool, and each needs one more call. That one
//! stays in the queue, or it runs.

use side_by_side::{Recording, Seen, answer, each};

pub fn judge(run: &Recording) -> Seen<String> {
    let names = ["parcel 1", "parcel 2", "scale 1", "scale 2"];
    let [first, second, scales @ ..] = run.lanes(names)?;
    let parcels = [first, second];
    run.ran_on_the_pool(&parcels)?;
    run.hold_a_thread_each(&parcels)?;
    run.are_calls(&scales)?;
    let is_stuck = each(&scales, |scale| run.never_polled(scale))
        .and(each(&parcels, |parcel| run.stayed_open(parcel)));
    let is_done = run.finished(&parcels).and(run.finished(&scales));
    answer([("no, it waits forever", is_stuck), ("yes", is_done)])
}
