//! One server is silent. Either the parts after it are asked for when its
//! timeout is over, or all servers are asked and awaited at the same time.

use side_by_side::{Recording, Seen, Task, answer, require};

const PARTS: [&str; 5] =
    ["style.css", "logo.png", "advert.js", "photo.jpg", "map.png"];

pub fn judge(run: &Recording) -> Seen<String> {
    let parts @ [style, logo, silent, photo, map] = run.lanes(PARTS)?;
    run.finished(&parts)?;
    run.was_idle()?;
    run.says_after_seconds(silent, "no answer", 1)?;
    let server = &run.says(style, "process …")?.text;
    for part in [logo, photo, map] {
        run.says(part, server)?;
    }
    answer([
        ("yes", in_turn(run, &parts, silent, [photo, map])),
        ("no", at_the_same_time(run, &parts, silent)),
    ])
}

fn in_turn(
    run: &Recording,
    parts: &[&Task],
    silent: &Task,
    after: [&Task; 2],
) -> Seen {
    run.on_one_thread(parts)?;
    run.held_no_other_thread(parts)?;
    let mut after = after.into_iter();
    after.try_for_each(|part| run.one_after_the_other(&[silent, part]))
}

fn at_the_same_time(run: &Recording, parts: &[&Task], silent: &Task) -> Seen {
    if parts.iter().all(|part| part.is_call) {
        return run.hold_a_thread_each(parts);
    }
    run.wait_together(parts)?;
    parts.iter().try_for_each(|part| run.on_its_runtime(part))?;
    is_connected(run, silent)
}

/// A connection wakes its lane long before the timeout does.
fn is_connected(run: &Recording, silent: &Task) -> Seen {
    let end_ns = run.says(silent, "no answer")?.at_ns;
    let mut wakes = silent.wakes.iter().map(|wake| wake.at_ns);
    require(
        wakes.any(|ns| run.seconds(2 * (end_ns - ns.min(end_ns))) > 0),
        || format!("no connection woke `{}`", silent.name),
    )
}
