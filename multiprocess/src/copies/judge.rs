//! One child computes alone, then several do; the parent only waits.

use side_by_side::{Recording, Seen, Task, answer, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let alone = run.lane("alone")?;
    let copies = run.numbered("copy", 2)?;
    // On a busy machine they get only part of the time of the cores.
    run.only_children_computed(copies.len() as u64 * 6 / 10)?;
    run.lasts(alone, 1)?;
    run.one_after_the_other(&[alone, copies[0]])?;
    let seconds = run.whole_seconds_of(&copies);
    require(seconds >= 1, "they were not awaited")?;
    // The number of rounds differs by chance.
    let rounds = |copy| run.lines_of(copy).next().map(|said| &said.text);
    let do_differ = copies.iter().any(|c| rounds(c) != rounds(copies[0]));
    require(do_differ, "the copies did not count their rounds")?;
    let all_last = each(&copies, |copy| run.lasts(copy, 1));
    let in_turn = run.one_after_the_other(&copies).and(all_last);
    // The parent may wait for one after the other.
    let first = copies.iter().filter_map(|copy| copy.ended_ns).min();
    let is_late = |copy: &&Task| copy.began_ns() >= first;
    let late: Vec<_> = copies.iter().copied().filter(is_late).collect();
    let at_once = each(&late, |copy| run.is_short(copy));
    // On a busy machine they start late.
    let is_soon = seconds == 1 || 2 * seconds < copies.len() as u64;
    let few = format!("they took {seconds} s: only a few computed at a time");
    let at_once = at_once.and(require(is_soon, few));
    answer([("no, one after the other", in_turn), ("yes", at_once)])
}
