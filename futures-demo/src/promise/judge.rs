//! A poll of each baker wakes the guest, and the other one brings no cake.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [guest, baker, other] = run.lanes(["guest", "baker", "other baker"])?;
    run.finished(&[baker, other])?;
    run.all_wait(&[baker, other])?;
    run.asks_rarely(guest)?;
    is_told(run, guest, baker, "here is …")?;
    let is_left_alone = run.not_woken_by(guest, other);
    answer([
        (
            "an error, at once",
            is_told(run, guest, other, "no cake: …"),
        ),
        ("an empty value", is_told(run, guest, other, "here is None")),
        (
            "nothing, for ever",
            run.stayed_open(guest).and(is_left_alone),
        ),
    ])
}

/// A poll of the baker, and not its end, woke the guest, who said this in its
/// next poll.
fn is_told(run: &Recording, guest: &Task, baker: &Task, text: &str) -> Seen {
    let mut wakes = guest.wakes.iter();
    let wake = wakes.find(|wake| wake.by == Some(baker.id));
    let moment = format!("a wake of `guest` in a poll of `{}`", baker.name);
    let from_ns = wake.map(|wake| wake.at_ns);
    let said = run.says_after(guest, text, (moment, from_ns))?;
    let starts = guest.polls.iter().map(|poll| Some(poll.start_ns));
    let until = starts.filter(|ns| from_ns < *ns && *ns < Some(said.at_ns));
    let otherwise = format!("`guest` waited again before \"{}\"", said.text);
    require(until.count() <= 1, otherwise)
}
