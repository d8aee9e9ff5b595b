//! A poll of each baker wakes the guest; the other one sends no cake.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [guest, baker, other] = run.lanes(["guest", "baker", "other baker"])?;
    run.finished(&[baker, other])?;
    run.all_wait(&[baker, other])?;
    run.asks_rarely(guest)?;
    // The guest says this after a poll of the baker, not its end, woke it.
    let hears = |baker: &Task, text| {
        let wake = guest.wakes.iter().find(|wake| wake.by == Some(baker.id));
        let wake = wake.ok_or(format!("no poll of {baker} woke `guest`"))?;
        let woken = ("the wake of `guest`", Some(wake.at_ns));
        let said = run.says_after(guest, text, woken)?;
        let time = wake.at_ns..said.at_ns;
        let polls = guest.polls.iter().filter(|p| time.contains(&p.start_ns));
        require(polls.count() <= 1, "`guest` waited again before it said so")
    };
    hears(baker, "here is …")?;
    let nothing = run.stayed_open(guest).and(run.not_woken_by(guest, other));
    answer([
        ("an error, immediately", hears(other, "no cake: …")),
        ("an empty value", hears(other, "here is None")),
        ("nothing: it waits forever", nothing),
    ])
}
