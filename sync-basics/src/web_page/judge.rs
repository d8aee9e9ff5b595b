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
    for part in parts {
        run.on_its_runtime(part)?;
        run.woken_by_its_runtime_or(part, &[])?;
        run.asks_rarely(part)?;
    }
    run.overlap(parts)?;
    run.waits(silent)?;
    run.held_no_other_thread(parts)?;
    is_connected(parts, silent)
}

/// Its connection wakes it, while all parts wait for their answers.
fn is_connected(parts: &[&Task], silent: &Task) -> Seen {
    let connected_ns = silent.wakes.iter().map(|wake| wake.at_ns).min();
    let answered_ns = parts.iter().filter_map(|part| part.ended_ns).min();
    require(
        connected_ns.is_some() && connected_ns < answered_ns,
        format!("no connection woke `{}` before an answer came", silent.name),
    )
}
