//! One child computes alone, then several at the same time; the parent only
//! waits.

use side_by_side::{Recording, Seen, Task, answer, each, require};
use std::collections::HashSet;

pub fn judge(run: &Recording) -> Seen<String> {
    let alone = run.lane("alone")?;
    let copies = run.numbered("copy", 2)?;
    // On a busy machine they get only part of the time of the cores.
    run.only_children_computed(copies.len() as u64 * 6 / 10)?;
    run.lasts(alone, 1)?;
    run.one_after_the_other(&[alone, copies[0]])?;
    let are_awaited = run.whole_seconds_of(&copies) >= 1;
    require(are_awaited, "the copies had exited when the parent waited")?;
    // The number of rounds differs by chance.
    let lines = copies.iter().flat_map(|copy| run.lines_of(copy));
    let rounds = lines.filter_map(|said| said.text.strip_suffix(" rounds"));
    let counts: HashSet<_> = rounds.collect();
    require(counts.len() > 1, "the copies did not count their rounds")?;
    let all_last = each(&copies, |copy| run.lasts(copy, 1));
    let in_turn = run.one_after_the_other(&copies).and(all_last);
    // The parent may wait for one after the other.
    let first = copies.iter().filter_map(|copy| copy.ended_ns).min();
    let is_late = |copy: &&Task| copy.began_ns() >= first;
    let late: Vec<_> = copies.into_iter().filter(is_late).collect();
    let at_once = each(&late, |copy| run.is_short(copy));
    answer([("no, one after the other", in_turn), ("yes", at_once)])
}
