//! Cooks held threads of the runtime while main stirred, or while no thread
//! drove main's timer; helpers on the blocking pool did not hold main up.

use side_by_side::{Recording, Seen, Task, require, threads_of};

pub fn judge(run: &Recording) -> Seen<String> {
    let stir = run.lane("stir")?;
    let cooks = run.numbered("cook", 2)?;
    let helpers = run.numbered("helper", 2)?;
    let all: Vec<&Task> = [&cooks[..], &helpers[..]].concat();
    run.finished(&[stir])?;
    run.finished(&all)?;
    run.on_main(&[stir])?;
    run.holds_no_thread(stir)?;
    run.woken_by_its_runtime_or(stir, &all)?;
    run.was_idle()?;
    for cook in &cooks {
        run.holds_its_thread(cook, 1)?;
        run.is_task_of(cook, stir)?;
    }
    run.ran_on_the_pool(&helpers)?;
    run.run_in_parallel(helpers[0], helpers[1])?;
    require(
        woken_while(stir, &helpers, helpers.len()),
        "nothing woke `stir` while all helpers worked",
    )?;
    silence(run, stir, &cooks)
}

/// How long nothing woke main while the cooks held each of their threads.
fn silence(run: &Recording, stir: &Task, cooks: &[&Task]) -> Seen<String> {
    let threads = threads_of(cooks.iter().copied());
    let holds_main = threads.contains(&0);
    if !holds_main && woken_while(stir, cooks, threads.len()) {
        return Ok("it stirs on".to_owned());
    }
    let last_end = |thread: &u16| {
        let on_it = cooks.iter().filter(|c| c.threads().contains(thread));
        on_it.filter_map(|cook| cook.ended_ns).max()
    };
    let began_ns = cooks.iter().filter_map(|cook| cook.began_ns()).min();
    let free_ns = threads.iter().filter_map(last_end).min();
    let (began_ns, free_ns) = began_ns.zip(free_ns).unwrap_or_default();
    let holds = cooks.iter().map(|cook| run.seconds_running(cook));
    let work = holds.min().unwrap_or_default() * cooks.len() as u64;
    let silent = work / threads.len() as u64;
    require(run.seconds(free_ns - began_ns) >= silent, {
        let at = run.at(free_ns - began_ns);
        format!("a thread of the cooks was free after {at}, not {silent} s")
    })?;
    let mut polls = stir.polls.iter().map(|poll| poll.start_ns);
    let polled = polls.any(|ns| began_ns < ns && ns < free_ns);
    require(!polled, "`stir` was polled while the cooks held threads")?;
    let wake = stir.wakes.iter().find(|wake| wake.at_ns >= free_ns);
    let is_of_held = wake.is_some_and(|wake| threads.contains(&wake.thread));
    require(
        holds_main || is_of_held,
        "a thread that no cook had held woke `stir` after the silence",
    )?;
    Ok(format!("{silent} s"))
}

/// While this many of these lanes ran.
fn woken_while(stir: &Task, lanes: &[&Task], count: usize) -> bool {
    stir.wakes.iter().any(|wake| {
        let running = lanes.iter().filter(|l| l.poll_at(wake.at_ns).is_some());
        running.count() == count
    })
}
