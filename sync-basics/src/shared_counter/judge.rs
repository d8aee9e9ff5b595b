//! What each visitor read and wrote: alone, or while the others waited, on one
//! thread or on a thread each.

use side_by_side::{Recording, Seen, Task, answer, require};
use std::collections::BTreeSet;

pub fn judge(run: &Recording) -> Seen<String> {
    let visitors = run.numbered("visitor", 2)?;
    run.finished(&visitors)?;
    run.was_idle()?;
    run.program_says("slow …")?;
    let (mut slow, mut quick) = (BTreeSet::new(), BTreeSet::new());
    for visitor in &visitors {
        run.lasts(visitor, 1)?;
        let texts = run.lines_of(visitor).map(|said| said.text.as_str());
        let mut sums = texts.filter(|text| text.contains(" + 1 = "));
        let both = sums.next().zip(sums.last());
        let both = both.ok_or("a visitor did not write twice")?;
        slow.insert(both.0);
        quick.insert(both.1);
    }
    let all = visitors.len();
    require(quick.len() == all, "visitors wrote the same quick sum")?;
    let together = together(run, &visitors);
    let is = |answer: &str, is_so| {
        require(is_so, format!("{slow:?} were written, and not {answer}"))
    };
    let in_turn = in_turn(run, &visitors).or(together.clone());
    let one = is("one sum", slow.iter().eq(&["0 + 1 = 1"]));
    let some = is("some sums", slow.len() > 1 && slow.len() < all);
    answer([
        ("one", together.clone().and(one)),
        ("all", in_turn.and(is("all sums", slow.len() == all))),
        ("some", together.and(some)),
    ])
}

fn together(run: &Recording, visitors: &[&Task]) -> Seen {
    if visitors.iter().all(|visitor| visitor.is_call) {
        return run.hold_a_thread_each(visitors);
    }
    // Two workers take turns, or run two visitors at the same time.
    if run.workers != Some(1) {
        run.on_main(visitors)?;
    }
    run.on_one_thread(visitors)?;
    run.held_no_other_thread(visitors)?;
    let mut all = visitors.iter();
    all.try_for_each(|visitor| run.waits_for(visitor, visitors))?;
    run.overlap(visitors)
}

fn in_turn(run: &Recording, visitors: &[&Task]) -> Seen {
    run.on_one_thread(visitors)?;
    run.held_no_other_thread(visitors)?;
    run.one_after_the_other(visitors)
}
