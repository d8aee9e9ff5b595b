//! In each turn the race polls a future that is ready, and drops the other one
//! unpolled.

use side_by_side::{Recording, Seen, Task, answer, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let clerk = run.lane("clerk")?;
    let is_raced = |lane: &&Task| ["letter", "parcel"].contains(&&*lane.name);
    let raced: Vec<&Task> = run.tasks.iter().filter(is_raced).collect();
    let turns: Vec<_> = raced.chunks_exact(2).collect();
    require(turns.len() >= 10, "there are too few turns")?;
    if run.runtime == "asyncio" {
        run.are_tasks_of(&raced, clerk)?;
        return answer([("both", run.finished(&raced))]);
    }
    let (won, lost): (Vec<_>, Vec<_>) =
        raced.iter().partition(|lane| lane.is_finished());
    run.are_parts_of(&won, clerk)?;
    let otherwise = "a future was polled and lost: not both were ready";
    require(lost.iter().all(|lane| lane.polls.is_empty()), otherwise)?;
    each(&lost, |lane| run.dropped_by(lane, clerk))?;
    let of_first = turns.iter().filter(|turn| turn[0].is_finished()).count();
    let is_one = turns
        .iter()
        .all(|t| t[0].is_finished() != t[1].is_finished());
    require(is_one, "both futures of one turn ended: no race")?;
    let all = turns.len();
    let seen = format!("the first one won {of_first} of {all} times");
    answer([
        ("always the first", require(of_first == all, &*seen)),
        (
            "either of them",
            require((1..all).contains(&of_first), &*seen),
        ),
    ])
}
