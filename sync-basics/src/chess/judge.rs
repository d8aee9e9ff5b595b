//! One master thinks, and holds a thread for it. Meanwhile the opponents at the
//! other boards think as well, or each game begins when another one is over.

use side_by_side::{Recording, Said, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let mut boards = run.numbered("board", 2)?;
    boards.sort_by_key(|board| board.began_ns());
    run.finished(&boards)?;
    let moves = moves(run, &boards);
    let think = think(run, &boards, &moves)?;
    let reply = reply(run, &boards, think)?;
    let count = boards.len() as u64;
    let rounds = moves.len() as u64 / count;
    // Either the master waits for the first opponent, or they all for him.
    let round = (think + reply).max(count * think);
    let together = (rounds - 1) * round + count * think + reply;
    only_thinks(run, count * rounds * think)?;
    let in_turn = count * rounds * (think + reply);
    let visits = moves.windows(2).filter(|two| {
        two[0].task != two[1].task
            && tenths(run, two[0].at_ns, two[1].at_ns) < reply
    });
    let visits = visits.count() as u64;
    answer([
        (&rounded(together), plays_all(run, &boards, visits)),
        (&rounded(in_turn), plays_each(run, &boards, visits)),
    ])
}

fn plays_all(run: &Recording, boards: &[&Task], visits: u64) -> Seen {
    require(
        visits + 1 >= boards.len() as u64,
        || "the master did not move at other boards while an opponent thought",
    )?;
    let mut neighbours = boards.windows(2);
    if boards.iter().all(|board| board.is_call) {
        run.on_a_thread_each(boards)?;
        return neighbours.try_for_each(|b| run.run_in_parallel(b[0], b[1]));
    }
    let all: Vec<&Task> = run.tasks.iter().filter(|t| !t.is_call).collect();
    for board in boards {
        run.on_its_runtime(board)?;
        run.woken_by_its_runtime_or(board, &all)?;
        run.asks_rarely(board)?;
    }
    run.held_no_other_thread(boards)?;
    neighbours.try_for_each(|two| run.overlap(two))
}

/// With a lock that is kept until the reply, each may have a thread.
fn plays_each(run: &Recording, boards: &[&Task], visits: u64) -> Seen {
    require(visits == 0, || "the master moved while an opponent thought")?;
    run.are_calls(boards).or_else(|_| {
        run.held_no_other_thread(boards)?;
        run.on_one_thread(boards)
    })
}

/// What the master said at the boards, as `e4` or `Nf3`.
fn moves<'a>(run: &'a Recording, boards: &[&Task]) -> Vec<&'a Said> {
    let lines = boards.iter().flat_map(|board| run.lines_of(board));
    let is_move = |said: &&Said| match said.text.as_bytes() {
        [.., b'a'..=b'h', b'1'..=b'8'] => said.text.len() < 6,
        _ => false,
    };
    let mut moves: Vec<&Said> = lines.filter(is_move).collect();
    moves.sort_by_key(|said| said.at_ns);
    moves
}

/// The master's shortest thought, in tenths of a second. One that holds its
/// thread begins in the same poll, and one master ends the move before.
fn think(run: &Recording, boards: &[&Task], moves: &[&Said]) -> Seen<u64> {
    let mut before_ns = 0;
    let thoughts = moves.iter().map(|said| {
        let board = boards.iter().find(|board| said.task == Some(board.id));
        let poll = board.and_then(|board| board.poll_at(said.at_ns));
        let from_ns = poll.map_or(said.at_ns, |poll| poll.start_ns);
        let from_ns = from_ns.max(before_ns);
        before_ns = said.at_ns;
        tenths(run, from_ns, said.at_ns)
    });
    let shortest = thoughts.min().unwrap_or_default();
    require(shortest > 0, || {
        "the master held no thread while thinking about a move, or there were \
         two masters"
    })?;
    Ok(shortest)
}

/// An opponent's shortest thought, in tenths of a second: whole halves, because
/// a busy machine may make all of them longer. Each board has as many.
fn reply(run: &Recording, boards: &[&Task], think: u64) -> Seen<u64> {
    let mut shortest = u64::MAX;
    let all = moves(run, boards).len();
    for board in boards {
        let own = moves(run, &[board]);
        let own: Vec<u64> = own.iter().map(|said| said.at_ns).collect();
        require(own.len() * boards.len() == all, || {
            format!("`{}` has {} moves of {all}", board.name, own.len())
        })?;
        let ends = own.iter().skip(1).copied().chain(board.ended_ns);
        let last = own.len() - 1;
        let replies = own.iter().zip(ends).enumerate();
        let replies = replies.map(|(nth, (from_ns, end_ns))| {
            let thought = if nth == last { 0 } else { think };
            tenths(run, *from_ns, end_ns).saturating_sub(thought)
        });
        shortest = replies.fold(shortest, u64::min);
    }
    require(shortest >= 5, || "an opponent moved without thinking")?;
    Ok(shortest / 5 * 5)
}

/// The processor worked for the master, who may compute, but no opponent.
fn only_thinks(run: &Recording, think: u64) -> Seen {
    let usage = &run.usage;
    let worked_ns = usage.user_ns.zip(usage.system_ns).map(|(u, s)| u + s);
    let worked = tenths(run, 0, worked_ns.unwrap_or_default());
    require(worked < think + 5, || {
        format!("the processor worked for {} s", worked / 10)
    })
}

fn tenths(run: &Recording, from_ns: u64, end_ns: u64) -> u64 {
    run.seconds(10 * end_ns.saturating_sub(from_ns))
}

fn rounded(tenths: u64) -> String {
    format!("{} s", (tenths + 5) / 10)
}
