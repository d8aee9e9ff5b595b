//! While the body of the loop waits, the other future is woken. It is polled,
//! and makes progress, or nothing polls it until the body is over.

use side_by_side::{Recording, Seen, State, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, body] = run.lanes(["main", "write"])?;
    let mut requests = run.lanes(["near", "far"])?;
    requests.sort_by_key(|request| request.ended_ns);
    let [first, other] = requests;
    run.finished(&[body])?;
    run.is_part_of(body, main)?;
    run.holds_no_thread(body)?;
    run.in_order(first.finish(), body.start())?;
    let is_part = run.is_part_of(other, main);
    // A task also makes progress while `main` is late.
    let from_ns = match is_part {
        Ok(()) => body.began_ns(),
        Err(_) => first.ended_ns,
    };
    let mut polls = other.polls.iter().map(|poll| Some(poll.start_ns));
    let is_polled = polls.any(|ns| (from_ns..body.ended_ns).contains(&ns));
    let end_ns = body.ended_ns.unwrap_or_default();
    let is_woken = run.state_at(other, end_ns - 1) == Some(State::Woken);
    let name = &other.name;
    let otherwise = |what| format!("{what} `{name}` while the body waited");
    let is_unpolled = require(!is_polled, otherwise("something polled"));
    let is_woken = require(is_woken, otherwise("nothing woke"));
    let is_polled = require(is_polled, otherwise("nothing polled"));
    let is_left = is_part.and(is_unpolled).and(is_woken);
    answer([("no", is_left), ("yes", is_polled)])
}
