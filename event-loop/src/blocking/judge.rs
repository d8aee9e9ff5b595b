//! While cooks block threads, main ticks, or no thread drives its timer.

use side_by_side::{Recording, Seen, Wake, require, threads_of};

pub fn judge(run: &Recording) -> Seen<String> {
    let main = run.lane("stir")?;
    let cooks = run.numbered("cook", 2)?;
    run.on_main(&[main])?;
    run.holds_no_thread(main)?;
    run.are_tasks_of(&cooks, main)?;
    run.have_a_task_each(&cooks)?;
    run.ran_on_the_pool(&run.numbered("helper", 2)?)?;
    let threads = threads_of(cooks.iter().copied());
    let (count, holds_main) = (threads.len(), threads.contains(&0));
    let are_all_held = |wake: &Wake| {
        let held = cooks.iter().filter(|c| c.poll_at(wake.at_ns).is_some());
        held.count() == count
    };
    if !holds_main && main.wakes.iter().any(are_all_held) {
        return Ok("it is not delayed".to_owned());
    }
    let held_s = run.seconds_running(cooks[0]) * (cooks.len() / count) as u64;
    let from_ns = cooks.iter().filter_map(|cook| cook.began_ns()).min();
    let mut polls = main.polls.iter().map(|poll| poll.start_ns);
    let silent_ns = polls.find_map(|ns| ns.checked_sub(from_ns?));
    let is_silent = run.seconds(silent_ns.unwrap_or(0)) >= held_s;
    require(is_silent, "`stir` ran while cooks blocked their threads")?;
    let waker = main.wakes.first().map_or(0, |wake| wake.thread);
    let is_held = holds_main || threads.contains(&waker);
    require(is_held, "a thread that no cook had blocked woke `stir`")?;
    let thread = if holds_main { "thread" } else { "worker" };
    let plural = if count == 1 { "" } else { "s" };
    Ok(format!("{held_s} s with {count} {thread}{plural}"))
}
