//! Tasks on one thread play in rounds. Between two turns each wakes itself, or
//! its runtime wakes all of them after the round, the last one first.

use side_by_side::{Poll, Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let game = run.lane("game")?;
    run.lanes(["Ann", "Ben", "Cleo"])?;
    let plays = |lane: &&Task| run.says(lane, "first").is_ok();
    let players: Vec<&Task> = run.tasks.iter().filter(plays).collect();
    run.finished(&players)?;
    players.iter().try_for_each(|p| run.is_task_of(p, game))?;
    run.on_one_thread(&players)?;
    let rounds = rounds(run, &players)?;
    let count = players.len();
    let same = follow(&rounds, |nth| nth);
    let reversed = follow(&rounds, |nth| count - 1 - nth);
    let but_for_the_first = follow(&rounds, |nth| (count - nth) % count);
    let mut turns = rounds[..rounds.len() - 1].iter().flatten();
    let itself =
        turns.try_for_each(|(p, poll)| run.yields_by_itself(p, poll).map(drop));
    let stack = are_woken_from_a_stack(run, &rounds);
    answer([
        ("the same", same.and(itself)),
        ("reversed", reversed.and(stack.clone())),
        ("reversed but for the first", but_for_the_first.and(stack)),
    ])
}

type Round<'a> = Vec<(&'a Task, &'a Poll)>;

/// From the first move on, each poll of a player is a turn.
fn rounds<'a>(run: &Recording, players: &[&'a Task]) -> Seen<Vec<Round<'a>>> {
    let mut turns = Round::new();
    for player in players {
        let first_ns = Some(run.says(player, "first")?.at_ns);
        let polls = player.polls.iter().filter(|p| p.end_ns > first_ns);
        turns.extend(polls.map(|poll| (*player, poll)));
    }
    turns.sort_by_key(|(_, poll)| poll.start_ns);
    let rounds = turns.chunks_exact(players.len()).take(3);
    let rounds: Vec<Round> = rounds.map(<[_]>::to_vec).collect();
    require(rounds.len() > 1, "there was only one round")?;
    let moves = |(player, poll): &(&Task, &Poll)| {
        let mut lines = run.lines_of(player);
        lines.any(|said| player.poll_at(said.at_ns) == Some(poll))
    };
    let all_move = rounds.iter().flatten().all(moves);
    require(all_move, "a player was polled, and made no move")?;
    Ok(rounds)
}

/// At each place of a next round is the player whose place was this one.
fn follow(rounds: &[Round], place: impl Fn(usize) -> usize) -> Seen {
    let is_next = |two: &[Round]| {
        let mut places = 0..two[1].len();
        places.all(|nth| two[1][nth].0.id == two[0][place(nth)].0.id)
    };
    require(
        rounds.windows(2).all(is_next),
        "the players played a next round in another order",
    )
}

fn are_woken_from_a_stack(run: &Recording, rounds: &[Round]) -> Seen {
    rounds.windows(2).try_for_each(|two| {
        let mut moments = vec![two[1][0].1.start_ns];
        for (player, poll) in &two[0] {
            moments.push(run.is_put_off(player, poll)?.at_ns);
        }
        moments.extend(two[0].iter().filter_map(|(_, poll)| poll.end_ns).max());
        let is_so = moments.is_sorted_by(|a, b| a > b);
        require(is_so, "the last one to play was not woken first")
    })
}
