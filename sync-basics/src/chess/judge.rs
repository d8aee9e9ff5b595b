//! One master thinks, and holds a thread for it. Meanwhile the opponents at the
//! other boards think as well, or each game begins when another one is over.

use side_by_side::{Recording, Said, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let mut boards = run.numbered("board", 2)?;
    boards.sort_by_key(|board| board.began_ns());
    run.finished(&boards)?;
    let moves = moves(run, &boards);
    let count = boards.len() as u64;
    let rounds = moves.len() as u64 / count;
    // In tenths of a second, the shortest of each kind.
    let tenths = |ns: u64| run.seconds(10 * ns);
    let gaps = moves.windows(2).map(|b| tenths(b[1].at_ns - b[0].at_ns));
    let gaps: Vec<u64> = gaps.collect();
    let gap = gaps.iter().copied().min().unwrap_or_default();
    let held = moves.iter().map(|said| tenths(run.held_until_ns(said)));
    let think = held.min().unwrap_or_default().min(gap);
    let reply = reply(run, &boards);
    require(think > 0, "no master held a thread to think")?;
    require(reply > 0, "an opponent did not think")?;
    let mut each = boards.iter();
    each.try_for_each(|board| run.lasts(board, rounds * reply / 10))?;
    let visits = gaps.iter().filter(|gap| **gap < reply).count() as u64;
    // Either the master waits for the first opponent, or they all for him.
    let round = (think + reply).max(count * think);
    let all = rounds.saturating_sub(1) * round + count * think + reply;
    let each = count * rounds * gap.min(think + reply);
    let [all, each] = [all, each].map(|t| format!("{} s", (t + 5) / 10));
    answer([
        (&all, plays_all(run, &boards, visits + 1 >= count)),
        (&each, plays_each(run, &boards, visits == 0)),
    ])
}

fn plays_all(run: &Recording, boards: &[&Task], visits_all: bool) -> Seen {
    require(visits_all, "the master waited for an opponent's move")?;
    if boards.iter().all(|board| board.is_call) {
        return run.hold_a_thread_each(boards);
    }
    let all: Vec<&Task> = run.tasks.iter().filter(|t| !t.is_call).collect();
    for board in boards {
        run.on_its_runtime(board)?;
        run.woken_by_its_runtime_or(board, &all)?;
        run.asks_rarely(board)?;
    }
    run.held_no_other_thread(boards)?;
    boards.windows(2).try_for_each(|two| run.overlap(two))
}

/// With a lock that is kept until the reply, each may have a thread.
fn plays_each(run: &Recording, boards: &[&Task], stays: bool) -> Seen {
    require(stays, "the master moved while another opponent thought")?;
    run.held_no_other_thread(boards)?;
    run.are_calls(boards).or_else(|_| run.on_one_thread(boards))
}

/// Lines as `e4` or `Nf3`.
fn moves<'a>(run: &'a Recording, boards: &[&Task]) -> Vec<&'a Said> {
    let is_end = |last| ('1'..='8').contains(&last);
    let lines = boards.iter().flat_map(|board| run.lines_of(board));
    let is_move = |s: &&Said| s.text.len() < 6 && s.text.ends_with(is_end);
    let mut moves: Vec<&Said> = lines.filter(is_move).collect();
    moves.sort_by_key(|said| said.at_ns);
    moves
}

/// Whole halves: a busy machine may make all of them longer.
fn reply(run: &Recording, boards: &[&Task]) -> u64 {
    let replies = boards.iter().filter_map(|board| {
        Some(board.ended_ns? - moves(run, &[board]).pop()?.at_ns)
    });
    run.seconds(2 * replies.min().unwrap_or_default()) * 5
}
