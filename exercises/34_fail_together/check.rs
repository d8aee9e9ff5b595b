//! The requirements.

use exercises::Attempt;
use side_by_side::{Seen, each, require};

pub fn check(run: &Attempt) -> Seen {
    let names = ["main", "band", "cake", "hall"];
    let [main, band, cake, hall] = run.lanes(names)?;
    run.only_wait(&[main, band, cake, hall])?;
    run.overlap(&[band, cake, hall])?;
    run.finished(&[main, hall])?;
    run.lasts(hall, 1)?;
    let is_taken = run.one_of([true, false]);
    if !is_taken {
        run.says_after_seconds(band, "band booked", 3)?;
        run.says_after_seconds(cake, "cake booked", 2)?;
        let end = ("the end of `band`", band.ended_ns);
        run.says_soon_after(main, "wedding", end)?;
        return run.lasts(main, 6);
    }
    for other in ["band booked", "cake booked"] {
        require(run.program_says(other).is_err(), {
            format!(
                "\"{other}\" was said, although the hall is taken: cancel the \
                 other bookings"
            )
        })?;
    }
    let end = ("the end of `hall`", hall.ended_ns);
    let report = run.says_soon_after(main, "no wedding: no hall", end)?;
    each(&[band, cake], |other| {
        run.in_order(other.finish(), report).map_err(|missing| {
            format!("{missing}: cancel it, and wait until it has ended").into()
        })
    })?;
    // In main's last 3 s, a booking that still runs would be seen.
    run.lasts(main, 4)
}
