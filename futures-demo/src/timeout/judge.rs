//! A timer makes the clerk drop a bundle that has letters in it, and they are
//! lost; a timer makes the careful clerk do the same, which sends its letters.

use side_by_side::{End, Recording, Seen, Task, Wake, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes = run.lanes(["postman", "clerk", "careful clerk"])?;
    let [postman, clerk, careful] = lanes;
    let bundles = run.numbered("bundle", 1)?;
    let fillings = run.numbered("filling", 1)?;
    run.finished(&lanes)?;
    for lane in lanes {
        run.waits_for(lane, &[&lanes, &bundles[..], &fillings].concat())?;
        run.on_its_runtime(lane)?;
    }
    run.held_no_other_thread(&lanes)?;
    run.was_idle()?;
    let (all, sent) = (sent_by(run, careful), sent_by(run, clerk));
    for (parts, of) in [(&bundles, clerk), (&fillings, careful)] {
        parts.iter().try_for_each(|part| run.is_part_of(part, of))?;
        let taken = taken_by(run, parts);
        require(taken == all, || {
            let of = &of.name;
            format!("`{of}` took {taken:?}; `careful clerk` sent {all:?}")
        })?;
    }
    let late = |of, parts| are_dropped_by_timer(run, of, parts, postman);
    let some_are_lost = late(clerk, &bundles).and_then(|lost| {
        let rest = all.iter().filter(|letter| !lost.contains(letter));
        require(rest.eq(&sent), || {
            format!("`clerk` dropped {lost:?} of {all:?}, and sent {sent:?}")
        })?;
        late(careful, &fillings).map(drop)
    });
    let all_are_sent =
        require(sent == all, || format!("`clerk` sent {sent:?} of {all:?}"));
    answer([
        ("some are lost", some_are_lost),
        ("all are sent", all_are_sent),
    ])
}

/// The letters in those that were dropped: the postman had woken them, and then
/// a timer woke the clerk.
fn are_dropped_by_timer(
    run: &Recording,
    clerk: &Task,
    parts: &[&Task],
    postman: &Task,
) -> Seen<Vec<u32>> {
    let mut lost = Vec::new();
    for part in parts.iter().filter(|part| part.end == End::Dropped) {
        let dropped_ns = run.dropped_by(part, clerk)?;
        let since_ns = run.woken_in_a_poll_of(part, postman)?.at_ns;
        let is_timer = |wake: &Wake| {
            wake.by.is_none() && (since_ns..dropped_ns).contains(&wake.at_ns)
        };
        require(clerk.wakes.iter().any(is_timer), || {
            format!("no timer made `{}` drop `{}`", clerk.name, part.name)
        })?;
        lost.extend(taken_by(run, &[part]));
    }
    require(!lost.is_empty(), || {
        format!("nothing that `{}` dropped had letters in it", clerk.name)
    })?;
    Ok(lost)
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
