//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [main, customers, lab] = run.lanes(["main", "customers", "lab"])?;
    let stop = run.says_after_seconds(main, "stop", run.one_of([1, 2]))?;
    run.finished(&[main, lab])?;
    // A busy machine may delay the last order until after the signal.
    run.says(customers, run.one_of(["order 2", "order 4"]))?;
    let all = run.lines_of(customers);
    let orders = all.filter(|said| said.text.starts_with("order "));
    let mut count = 0;
    for order in orders {
        count += 1;
        run.in_order(order, stop).map_err(|missing| {
            format!("{missing}: no order may be taken after \"stop\"")
        })?;
        run.says_after(lab, &order.text.replace("order", "photo"), order)?;
    }
    // The first order comes after 0.5 s, and each photo takes 0.9 s.
    let last = format!("photo {count}");
    run.says_after_seconds(lab, &last, (5 + 9 * count) / 10)?;
    run.awaits(main, lab)?;
    run.only_wait(&[main, customers, lab])
}
