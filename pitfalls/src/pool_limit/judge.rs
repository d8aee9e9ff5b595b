//! Calls hold all threads of the pool, and each needs one more call. That one
//! stays in the queue, or it runs.

use side_by_side::{Recording, Seen, answer, each};

pub fn judge(run: &Recording) -> Seen<String> {
    let mut parcels = run.numbered("parcel", 1)?;
    let mut scales = run.numbered("scale", parcels.len())?;
    parcels.sort_by_key(|parcel| &parcel.name);
    scales.sort_by_key(|scale| &scale.name);
    run.ran_on_the_pool(&parcels)?;
    run.hold_a_thread_each(&parcels)?;
    run.are_calls(&scales)?;
    let is_stuck = each(&scales, |scale| run.never_polled(scale))
        .and(each(&parcels, |parcel| run.stayed_open(parcel)));
    // A parcel waits for its scale.
    let mut pairs = parcels.iter().zip(&scales);
    let is_done = run.finished(&parcels).and(run.finished(&scales));
    let is_done = is_done.and(pairs.try_for_each(|(parcel, scale)| {
        run.in_order(scale.finish(), parcel.finish())
    }));
    answer([("no, it waits forever", is_stuck), ("yes", is_done)])
}
