//! The loop was stopped while the long task waited, and closed when the task
//! was due: it had finished by then, or it was dropped with the loop.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, short, long] = run.lanes(["main", "short", "long"])?;
    let close = run.lane("close")?;
    run.finished(&[main, short])?;
    run.waits(short)?;
    run.awaits(main, short)?;
    run.is_task_of(long, main)?;
    run.waits(long)?;
    run.waiting_at(long, ("the end of `main`", main.ended_ns))?;
    run.are_calls(&[close])?;
    run.on_main(&[main, close])?;
    run.one_after_the_other(&[main, close])?;
    run.held_no_other_thread(&[main, short, long])?;
    run.was_idle()?;
    long_is_due(run, long, close)?;
    answer([
        ("it is dropped", is_dropped(run, [main, long, close])),
        ("it finishes", finishes(run, [main, long, close])),
        (
            "it stays open",
            stands_still(run, main, long).and(run.stayed_open(long)),
        ),
    ])
}

/// When the loop was closed, the wait of the long task was over. How long it
/// needs is what it says first; if it says nothing, 3 s.
fn long_is_due(run: &Recording, long: &Task, close: &Task) -> Seen {
    let mut lines = run.lines_of(long).map(|said| said.text.as_str());
    let needs = lines.find_map(|line| line.strip_prefix("needs "));
    let needs = needs.and_then(|text| text.strip_suffix(" s")?.parse().ok());
    let needs: u64 = needs.unwrap_or(3);
    let closed_ns = close.began_ns().unwrap_or_default();
    let due_ns = long.began_ns().unwrap_or_default() + needs * run.second_ns;
    require(due_ns <= closed_ns, {
        let at = run.at(closed_ns);
        format!("the loop was closed at {at}, and `long` was not due by then")
    })
}

fn is_dropped(run: &Recording, [main, long, close]: [&Task; 3]) -> Seen {
    stands_still(run, main, long)?;
    if run.runtime == "asyncio" {
        // Python destroys it when it collects garbage.
        return run.dropped(long).map(drop);
    }
    run.dropped_in_poll_of(long, close, close.began_ns().unwrap_or_default())
}

fn finishes(run: &Recording, [main, long, close]: [&Task; 3]) -> Seen {
    run.finished(&[long])?;
    run.says_after(long, "worked for …", ("the end of `main`", main.ended_ns))?;
    run.on_workers(long)?;
    run.one_after_the_other(&[long, close])
}

/// Only main ran the loop, and not any more when it had what it waited for.
fn stands_still(run: &Recording, main: &Task, long: &Task) -> Seen {
    run.on_main(&[long])?;
    run.not_polled_after(long, main.ended_ns.unwrap_or_default())
}
