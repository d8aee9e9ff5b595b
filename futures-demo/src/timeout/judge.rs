//! A timer makes the clerk drop a bundle that has letters in it, and they are
//! lost; a timer makes the careful clerk do the same, which sends its letters.

use side_by_side::{End, Recording, Seen, Task, Wake, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes = run.lanes(["postman", "clerk", "careful clerk"])?;
    let [postman, clerk, careful] = lanes;
    let bundles = run.numbered("bundle", 1)?;
    let fillings = run.numbered("filling", 1)?;
    run.finished(&lanes)?;
    for lane in [clerk, careful, postman] {
        run.waits_for(lane, &[&lanes, &bundles[..], &fillings].concat())?;
        run.on_its_runtime(lane)?;
    }
    run.held_no_other_thread(&lanes)?;
    run.was_idle()?;
    let (all, sent) = (sent_by(run, careful), sent_by(run, clerk));
    for (parts, of) in [(&bundles, clerk), (&fillings, careful)] {
        parts.iter().try_for_each(|part| run.is_part_of(part, of))?;
        let taken = taken_by(run, parts);
        require(taken == all, {
            let of = &of.name;
            format!("`{of}` took {taken:?}; `careful clerk` sent {all:?}")
        })?;
    }
    let lost = |parts, of| are_late(run, parts, of, lanes);
    let some_are_lost = lost(&bundles, clerk).and_then(|lost| {
        let rest = all.iter().filter(|letter| !lost.contains(letter));
        require(
            rest.eq(&sent),
            format!("`clerk` dropped {lost:?} of {all:?}, and sent {sent:?}"),
        )
    });
    let is_cured = lost(&fillings, careful).map(drop);
    let is_sent = require(sent == all, format!("`clerk` sent {sent:?}"));
    answer([
        ("some are lost", some_are_lost.and(is_cured)),
        ("all are sent", is_sent),
    ])
}

/// The letters in the parts that their owner dropped: the postman had woken
/// them, and a timer woke one of the clerks, which may share a task.
fn are_late(
    run: &Recording,
    parts: &[&Task],
    owner: &Task,
    [postman, clerk, careful]: [&Task; 3],
) -> Seen<Vec<u32>> {
    let mut letters = Vec::new();
    for part in parts.iter().filter(|part| part.end == End::Dropped) {
        run.woken_in_a_poll_of(part, postman)?;
        let time = part.created_ns..run.dropped_by(part, owner)?;
        let is_timer =
            |wake: &Wake| wake.by.is_none() && time.contains(&wake.at_ns);
        let wakes = run.wakes_of([clerk, careful]);
        require(
            wakes.into_iter().any(is_timer),
            format!("no timer made `{}` drop `{}`", owner.name, part.name),
        )?;
        letters.extend(taken_by(run, &[part]));
    }
    require(
        !letters.is_empty(),
        format!("nothing that `{}` dropped had letters in it", owner.name),
    )?;
    Ok(letters)
}

fn taken_by(run: &Recording, parts: &[&Task]) -> Vec<u32> {
    let lines = parts.iter().flat_map(|part| run.lines_of(part));
    lines.filter_map(|said| said.text.parse().ok()).collect()
}

/// The letters in all bundles that it sent: `sent [1, 2]`.
fn sent_by(run: &Recording, clerk: &Task) -> Vec<u32> {
    let lines = run.lines_of(clerk);
    let lists = lines.filter_map(|said| said.text.strip_prefix("sent ["));
    let letters = lists.flat_map(|list| list.split([',', ' ', ']']));
    letters.filter_map(|letter| letter.parse().ok()).collect()
}
