//! One child computes alone, then several compute at the same time; the parent
//! only waits.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let alone = run.lane("alone")?;
    let copies = run.numbered("copy", 2)?;
    run.finished(&[alone])?;
    run.finished(&copies)?;
    run.was_idle()?;
    run.lasts(alone, 1)?;
    copies
        .iter()
        .try_for_each(|copy| run.one_after_the_other(&[alone, copy]))?;
    each_computed(run, &copies)?;
    answer([
        ("each of them", at_the_same_time(run, &copies)),
        ("one after the other", in_turn(run, &copies)),
    ])
}

/// Each computed for a while, so the numbers of rounds differ by chance.
fn each_computed(run: &Recording, copies: &[&Task]) -> Seen {
    let all = copies.iter().map(|copy| rounds(run, copy));
    let all = all.collect::<Seen<Vec<u64>>>()?;
    require(
        all.iter().any(|rounds| *rounds != all[0]),
        format!("all copies did {} rounds: they did not count them", all[0]),
    )
}

/// How many rounds its child did, at least one.
fn rounds(run: &Recording, copy: &Task) -> Seen<u64> {
    let mut own = run.lines_of(copy);
    let rounds =
        own.find_map(|said| said.text.strip_suffix(" rounds")?.parse().ok());
    let found = rounds.filter(|rounds| *rounds > 0);
    found.ok_or_else(|| format!("`{}` did no rounds", copy.name).into())
}

fn at_the_same_time(run: &Recording, copies: &[&Task]) -> Seen {
    if !copies.iter().all(|copy| copy.is_call) {
        run.wait_for_children(copies)?;
        return run.are_concurrent(copies);
    }
    run.on_main(copies)?;
    // Main waits for one call after the other; but meanwhile the others'
    // children compute, too.
    let is_done = |copy: &&Task| run.lasts(copy, 1).is_err();
    require(
        copies[1..].iter().any(is_done),
        "no copy was done when main came to it: one computed after the other",
    )
}

fn in_turn(run: &Recording, copies: &[&Task]) -> Seen {
    copies.iter().try_for_each(|copy| run.lasts(copy, 1))?;
    run.one_after_the_other(copies)
}
