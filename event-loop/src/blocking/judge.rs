//! The cooks blocked threads of the runtime. Meanwhile main ticked, or no
//! thread drove its timer. The helpers on the blocking pool did not delay main.

use side_by_side::{Recording, Seen, Wake, require, threads_of};

pub fn judge(run: &Recording) -> Seen<String> {
    let main = run.lane("stir")?;
    let cooks = run.numbered("cook", 2)?;
    let helpers = run.numbered("helper", 2)?;
    run.on_main(&[main])?;
    run.holds_no_thread(main)?;
    run.are_tasks_of(&cooks, main)?;
    run.ran_on_the_pool(&helpers)?;
    run.polled_during(main, run.holds_its_thread(helpers[0], 1)?)?;

    let threads = threads_of(cooks.iter().copied());
    let holds_main = threads.contains(&0);
    let are_all_held = |wake: &Wake| {
        let running = cooks.iter().filter(|c| c.poll_at(wake.at_ns).is_some());
        running.count() == threads.len()
    };
    if !holds_main && main.wakes.iter().any(are_all_held) {
        return Ok("it is not delayed".to_owned());
    }
    let work = run.seconds_running(cooks[0]) * cooks.len() as u64;
    let held = work / threads.len() as u64;
    let from_ns = cooks.iter().filter_map(|cook| cook.began_ns()).min();
    let mut polls = main.polls.iter().map(|poll| poll.start_ns);
    let silent_ns = polls.find_map(|ns| ns.checked_sub(from_ns?));
    let silent = run.seconds(silent_ns.unwrap_or_default());
    // On a busy machine the pause can be longer.
    let is_so = (held..=held + held / 2).contains(&silent);
    let otherwise = format!("`stir` paused for {silent} s, not {held} s");
    require(is_so, otherwise)?;
    let waker = main.wakes.first().map(|wake| wake.thread);
    let is_held = waker.is_some_and(|thread| threads.contains(&thread));
    let otherwise = "a thread that no cook had blocked woke `stir`";
    require(holds_main || is_held, otherwise)?;
    Ok(format!("{held} s"))
}
