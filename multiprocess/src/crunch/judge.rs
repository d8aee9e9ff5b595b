//! Halves compute in one task, as two tasks, and in two processes.

use side_by_side::{Recording, Seen, Task, answer, require};
use std::collections::HashSet;

pub fn judge(run: &Recording) -> Seen<String> {
    let main = run.lane("main")?;
    let joined = run.numbered("joined", 2)?;
    let tasks = run.numbered("task", 2)?;
    let processes = run.numbered("process", 2)?;
    run.finished(&[&joined[..], &tasks, &processes].concat())?;
    let own = process_of(run, joined[0])?;
    for half in joined.iter().chain(&tasks) {
        run.compute(&[half])?;
        require(
            process_of(run, half)? == own,
            format!("`{}` computed in another process", half.name),
        )?;
    }
    joined
        .iter()
        .try_for_each(|half| run.is_part_of(half, main))?;
    are_processes(run, &processes, own)?;
    let parallel = run.run_in_parallel(tasks[0], tasks[1]);
    answer([
        ("yes", are_tasks(run, &tasks, main).and(parallel)),
        ("no", in_turn(run, &tasks, main)),
    ])
}

/// The process of which it says how many primes it has found.
fn process_of<'a>(run: &'a Recording, half: &Task) -> Seen<&'a str> {
    let mut own = run.lines_of(half);
    let found = own.find_map(|said| {
        let line = said.text.strip_prefix("process ")?;
        let (process, primes) = line.split_once(": ")?;
        (primes.ends_with(" primes") && primes != "0 primes").then_some(process)
    });
    found.ok_or_else(|| format!("`{}` found no primes", half.name).into())
}

/// They computed at the same time, each in another process.
fn are_processes(run: &Recording, lanes: &[&Task], own: &str) -> Seen {
    let ids = lanes.iter().map(|lane| process_of(run, lane));
    let ids = ids.chain([Ok(own)]).collect::<Seen<HashSet<_>>>()?;
    require(ids.len() > lanes.len(), "two halves share a process")?;
    for lane in lanes.iter().filter(|lane| !lane.is_call) {
        run.woken_only_by_its_child(lane)?;
    }
    run.are_concurrent(lanes)
}

fn in_turn(run: &Recording, tasks: &[&Task], main: &Task) -> Seen {
    // Plain std has no tasks.
    if main.is_call {
        return tasks.iter().try_for_each(|t| run.is_part_of(t, main));
    }
    are_tasks(run, tasks, main)?;
    run.have_one_thread(tasks)
}

/// All of them were spawned before the first one ended.
fn are_tasks(run: &Recording, tasks: &[&Task], main: &Task) -> Seen {
    tasks
        .iter()
        .try_for_each(|task| run.is_task_of(task, main))?;
    run.held_no_other_thread(tasks)?;
    let spawned = tasks.iter().map(|task| task.created_ns).max();
    let ended = tasks.iter().filter_map(|task| task.ended_ns).min();
    run.in_order(("the last spawn", spawned), ("the first end", ended))
}
