//! Cooks held threads of the runtime while main stirred, or while no thread
//! drove main's timer; helpers on the blocking pool did not hold main up.

use side_by_side::{Recording, Seen, Wake, require, threads_of};

pub fn judge(run: &Recording) -> Seen<String> {
    let stir = run.lane("stir")?;
    let cooks = run.numbered("cook", 2)?;
    let helpers = run.numbered("helper", 2)?;
    run.on_main(&[stir])?;
    run.holds_no_thread(stir)?;
    run.are_tasks_of(&cooks, stir)?;
    run.ran_on_the_pool(&helpers)?;
    run.polled_during(stir, run.holds_its_thread(helpers[0], 1)?)?;

    let threads = threads_of(cooks.iter().copied());
    let holds_main = threads.contains(&0);
    let are_all_held = |wake: &Wake| {
        let running = cooks.iter().filter(|c| c.poll_at(wake.at_ns).is_some());
        running.count() == threads.len()
    };
    if !holds_main && stir.wakes.iter().any(are_all_held) {
        return Ok("it is not delayed".to_owned());
    }
    let work = run.seconds_running(cooks[0]) * cooks.len() as u64;
    let held = work / threads.len() as u64;
    let from_ns = cooks.iter().filter_map(|cook| cook.began_ns()).min();
    let mut polls = stir.polls.iter().map(|poll| poll.start_ns);
    let silent_ns = polls.find_map(|ns| ns.checked_sub(from_ns?));
    let silent = run.seconds(silent_ns.unwrap_or_default());
    // On a busy machine the silence may last longer.
    let is_so = (held..=held + held / 2).contains(&silent);
    let otherwise = format!("`stir` paused for {silent} s, and not {held} s");
    require(is_so, otherwise)?;
    let waker = stir.wakes.first().map(|wake| wake.thread);
    let is_held = waker.is_some_and(|thread| threads.contains(&thread));
    let otherwise = "a thread that no cook had held woke `stir`";
    require(holds_main || is_held, otherwise)?;
    Ok(format!("{held} s"))
}
