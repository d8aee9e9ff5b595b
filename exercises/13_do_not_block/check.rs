//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [main, clock, grind] = run.lanes(["main", "clock", "grind"])?;
    let ticks = ["tick 1", "tick 2", "tick 3", "tick 4"];
    run.finished(&[clock, grind])?;
    run.is_task_of(clock, main)?;
    run.are_calls(&[grind])?;
    run.holds_its_thread(grind, 2)?;
    run.says_during(clock, grind, 2)?;
    run.says_in_order(clock, &ticks)?;
    run.gives_way_between(clock, &ticks)?;
    run.says_after_seconds(clock, "tick 2", 1)?;
    run.says_after_seconds(clock, "tick 4", 2)?;
    run.waits(clock)?;
    run.awaits(main, grind)?;
    if !run.blocks_in_place() {
        run.holds_no_thread(main)?;
    }
    run.moves_call("grind")
}
