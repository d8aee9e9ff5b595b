//! A timeout drops a bundle; its letters are lost, unless its owner has them.

use side_by_side::{End, Recording, Seen, Task, Wake, answer, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [_, clerk, careful] =
        run.lanes(["postman", "clerk", "careful clerk"])?;
    let bundles = run.numbered("bundle", 1)?;
    let fillings = run.numbered("filling", 1)?;
    // asyncio's `wait_for` may make a task of each.
    if run.runtime != "asyncio" {
        run.are_parts_of(&bundles, clerk)?;
    }
    run.one_after_the_other(&bundles)?;
    run.held_no_other_thread(&lanes)?;
    each(&lanes, |lane| run.waits_woken_by(lane, &lanes))?;
    let [sent, all] = [clerk, careful].map(|one| letters(run, &[one]));
    let taken = letters(run, &bundles);
    require(taken == all, format!("`clerk` took {taken:?} of {all:?}"))?;
    let timers = run.wakes_of([clerk, careful]);
    let is_late = |part: &&Task| {
        let time = part.created_ns..part.ended_ns.unwrap_or_default();
        let is_in_time = |w: &&Wake| w.by.is_none() && time.contains(&w.at_ns);
        part.end == End::Dropped && timers.iter().any(is_in_time)
    };
    let is_cured = fillings.iter().any(is_late);
    let rest: Vec<_> = bundles.into_iter().filter(|b| !is_late(b)).collect();
    let are_lost = is_cured && taken != sent && letters(run, &rest) == sent;
    let seen = format!("`clerk` sent {sent:?} of {all:?}");
    let are_sent = require(sent == all, seen.as_str());
    answer([("yes", require(are_lost, seen)), ("no", are_sent)])
}

/// The letters that lanes took (`1`) or sent (`sent [1, 2]`).
fn letters(run: &Recording, lanes: &[&Task]) -> Vec<u32> {
    let lines = lanes.iter().flat_map(|lane| run.lines_of(lane));
    let lists = lines.map(|said| said.text.trim_start_matches("sent "));
    let all = lists.flat_map(|list| list.trim_matches(['[', ']']).split(", "));
    all.filter_map(|letter| letter.parse().ok()).collect()
}
