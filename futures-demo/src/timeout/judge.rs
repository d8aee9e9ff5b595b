//! A timeout drops a bundle; its letters are lost, unless its owner has them.

use side_by_side::{End, Recording, Seen, Task, Wake, answer, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let names = ["postman", "clerk", "careful clerk"];
    let lanes @ [_, clerk, careful] = run.lanes(names)?;
    let bundles = run.numbered("bundle", 1)?;
    // asyncio's `wait_for` may make a task of each.
    if run.runtime != "asyncio" {
        run.are_parts_of(&bundles, clerk)?;
    }
    run.one_after_the_other(&bundles)?;
    run.held_no_other_thread(&lanes)?;
    each(&lanes, |lane| run.waits_woken_by(lane, &lanes))?;
    // What lanes took (`1`) or sent (`sent [1, 2]`).
    let letters = |lanes: &[&Task]| -> Vec<u32> {
        let lines = lanes.iter().flat_map(|lane| run.lines_of(lane));
        let words = lines.flat_map(|said| said.text.split(['[', ',', ']']));
        words.filter_map(|word| word.trim().parse().ok()).collect()
    };
    let [taken, sent] = [letters(&bundles), letters(&[clerk])];
    let all = letters(&[careful]);
    require(taken == all, format!("`clerk` took {taken:?} of {all:?}"))?;
    let timers = run.wakes_of([clerk, careful]);
    let is_late = |part: &&Task| {
        let time = part.created_ns..part.ended_ns.unwrap_or_default();
        let is_in_time = |w: &&Wake| w.by.is_none() && time.contains(&w.at_ns);
        part.end == End::Dropped && timers.iter().any(is_in_time)
    };
    let is_cured = run.numbered("filling", 1)?.iter().any(is_late);
    let rest: Vec<_> = bundles.into_iter().filter(|b| !is_late(b)).collect();
    let are_lost = is_cured && sent != all && sent == letters(&rest);
    let is_so = |is_so| require(is_so, format!("it sent {sent:?} of {all:?}"));
    answer([("yes", is_so(are_lost)), ("no", is_so(sent == all))])
}
