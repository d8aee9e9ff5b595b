//! What each visitor read and wrote: alone, or while the others waited, on one
//! thread or on a thread each.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let visitors = run.numbered("visitor", 2)?;
    run.finished(&visitors)?;
    run.was_idle()?;
    let sums: Vec<[Sum; 2]> = visitors
        .iter()
        .map(|visitor| sums(run, visitor))
        .collect::<Seen<_>>()?;
    let [slow, quick] = [0, 1].map(|nth| {
        let last = sums.iter().map(|sums| sums[nth]).max_by_key(|s| s.at_ns);
        last.map_or(0, |sum| sum.read + 1)
    });
    run.program_says(&format!("slow {slow}, quick {quick}"))?;
    let all = visitors.len() as u64;
    require(quick == all, || {
        format!("the quick counter says {quick} after {all} visitors")
    })?;
    let together = together(run, &visitors);
    let in_turn = in_turn(run, &visitors);
    let read_0 = sums.iter().all(|[slow, _]| slow.read == 0);
    let is = |answer, is_so| {
        require(is_so, || {
            format!("the slow counter says {slow}, which is not \"{answer}\"")
        })
    };
    answer([
        ("one", together.clone().and(is("one", read_0))),
        (
            "all",
            in_turn.or(together.clone()).and(is("all", slow == all)),
        ),
        ("some", together.and(is("some", !read_0 && slow < all))),
    ])
}

/// A visitor read a number, and wrote one more at this time.
#[derive(Clone, Copy)]
struct Sum {
    read: u64,
    at_ns: u64,
}

/// The first one is at the slow counter, the last one at the quick one.
fn sums(run: &Recording, visitor: &Task) -> Seen<[Sum; 2]> {
    run.lasts(visitor, 1)?;
    let sums = run.lines_of(visitor).filter_map(|said| {
        let (read, written) = said.text.split_once(" + 1 = ")?;
        let read = read.parse().ok()?;
        let at_ns = said.at_ns;
        (written.parse() == Ok(read + 1)).then_some(Sum { read, at_ns })
    });
    match sums.collect::<Vec<_>>().as_slice() {
        [slow, .., quick] => Ok([*slow, *quick]),
        _ => Err(format!("`{}` did not write twice", visitor.name).into()),
    }
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
