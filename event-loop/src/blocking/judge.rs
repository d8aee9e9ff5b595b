//! Cooks held threads of the runtime while main stirred, or while no thread
//! drove main's timer; helpers on the blocking pool did not hold main up.

use side_by_side::{Recording, Seen, require, threads_of};

pub fn judge(run: &Recording) -> Seen<String> {
    let stir = run.lane("stir")?;
    let cooks = run.numbered("cook", 2)?;
    let helpers = run.numbered("helper", 2)?;
    run.on_main(&[stir])?;
    run.holds_no_thread(stir)?;
    run.are_tasks_of(&cooks, stir)?;
    run.holds_its_thread(cooks[0], 1)?;
    run.ran_on_the_pool(&helpers)?;
    run.polled_during(stir, run.holds_its_thread(helpers[0], 1)?)?;

    let threads = threads_of(cooks.iter().copied());
    let holds_main = threads.contains(&0);
    let is_woken = stir.wakes.iter().any(|wake| {
        let running = cooks.iter().filter(|c| c.poll_at(wake.at_ns).is_some());
        running.count() == threads.len()
    });
    if is_woken && !holds_main {
        return Ok("it stirs on".to_owned());
    }
    let work = run.seconds_running(cooks[0]) * cooks.len() as u64;
    let silent = work / threads.len() as u64;
    let from_ns = cooks.iter().filter_map(|cook| cook.began_ns()).min();
    let polls = stir.polls.iter().map(|poll| poll.start_ns);
    let mut silences = polls.filter_map(|ns| ns.checked_sub(from_ns?));
    let seconds = run.seconds(silences.next().unwrap_or_default());
    // On a busy machine the silence may last longer.
    require((silent..=silent + silent / 2).contains(&seconds), {
        format!(
            "`stir` was polled {seconds} s after a cook, and not {silent} s"
        )
    })?;
    let waker = stir.wakes.first().map(|wake| wake.thread);
    require(
        holds_main || waker.is_some_and(|thread| threads.contains(&thread)),
        "a thread that no cook had held woke `stir` after the silence",
    )?;
    Ok(format!("{silent} s"))
}
