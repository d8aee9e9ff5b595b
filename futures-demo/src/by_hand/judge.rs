//! A thread wakes the timed egg, which is polled again. Nothing wakes the
//! forgotten one, so only a task that it shares with the other polls it again.

use side_by_side::{Poll, Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes = run.lanes(["cook", "timed egg", "forgotten egg"])?;
    let [_, timed, forgotten] = lanes;
    for lane in lanes {
        run.holds_no_thread(lane)?;
        run.on_its_runtime(lane)?;
    }
    run.was_idle()?;
    run.finished(&[timed])?;
    run.woken_by_an_own_thread(timed)?;
    require(forgotten.wakes.is_empty(), "something woke `forgotten egg`")?;
    answer([
        ("it waits for ever", waits_for_ever(run, lanes)),
        ("a neighbour's wake saves it", is_saved(run, lanes)),
    ])
}

fn waits_for_ever(run: &Recording, [cook, timed, egg]: [&Task; 3]) -> Seen {
    run.stayed_open(egg)?;
    run.not_polled_after(egg, egg.began_ns().unwrap_or_default())?;
    run.stayed_open(cook)?;
    // If it polls the eggs, their wakes are its own.
    run.is_part_of(egg, cook)
        .or_else(|_| run.waits_for(cook, &[timed]))
}

fn is_saved(run: &Recording, [cook, timed, egg]: [&Task; 3]) -> Seen {
    run.is_part_of(timed, cook)?;
    run.is_part_of(egg, cook)?;
    run.finished(&[egg])?;
    let is_due_to_timed = |two: &[Poll]| {
        let between = two[0].start_ns..two[1].start_ns;
        timed.wakes.iter().any(|wake| between.contains(&wake.at_ns))
    };
    require(
        egg.polls.windows(2).all(is_due_to_timed),
        "`cook` polled `forgotten egg` although nothing had woken \
             `timed egg`",
    )
}
