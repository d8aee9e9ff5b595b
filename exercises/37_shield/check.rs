//! The requirements.

use exercises::Attempt;
use side_by_side::{Seen, require};

pub fn check(run: &Attempt) -> Seen {
    let names = ["main", "request", "payment"];
    let [main, request, payment] = run.lanes(names)?;
    run.finished(&[main, payment])?;
    run.says_in_order(payment, &["money taken", "recorded"])?;
    let is_slow = run.one_of([true, false]);
    if is_slow {
        run.dropped(request)?;
        let took = run.whole_seconds_of(&[request]);
        require(took == 1, {
            format!("{request} took {took} s, and should be given up after 1 s")
        })?;
        run.waiting_at(payment, request.finish())?;
        let end = ("the end of `request`", request.ended_ns);
        run.says_soon_after(main, "given up", end)?;
        run.lasts(payment, 4)?;
        run.awaits(main, payment)?;
    } else {
        run.finished(&[request])?;
        let end = ("the end of `payment`", payment.ended_ns);
        run.says_soon_after(request, "ticket", end)?;
    }
    run.says_after(main, "closed", payment.finish())?;
    run.only_wait(&[main, request, payment])
}
