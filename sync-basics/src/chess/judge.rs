//! One master thinks while opponents think, or plays one game at a time.

use side_by_side::{Recording, Seen, Task};

pub fn judge(run: &Recording) -> Seen<String> {
    let boards = run.numbered("board", 2)?;
    let (mut moves, mut replies) = (Vec::new(), Vec::new());
    for board in &boards {
        run.holds_its_thread_to_say(board, "e4")?;
        let lines = run.lines_of(board);
        let own = lines.filter(|said| said.text.ends_with(char::is_numeric));
        moves.extend(own.map(|said| said.at_ns));
        let last = board.ended_ns.zip(moves.last());
        replies.extend(last.map(|(ended_ns, moved_ns)| ended_ns - moved_ns));
    }
    moves.sort_unstable();
    // The shortest, because a busy machine makes the others longer.
    let gap = moves.windows(2).map(|two| two[1] - two[0]).min();
    let reply = replies.into_iter().min();
    // In tenths of a second, rounded down to whole fifths and halves.
    let gap = 2 * run.seconds(5 * gap.unwrap_or_default());
    let reply = 5 * run.seconds(2 * reply.unwrap_or_default());
    let (count, turns) = (boards.len() as u64, moves.len() as u64);
    let tenths = if gap < reply {
        run.hold_a_thread_each(&boards).or(overlap(run, &boards))?;
        // The master waits for the first opponent, or they all for him.
        let round = (gap + reply).max(count * gap);
        (turns / count - 1) * round + count * gap + reply
    } else {
        turns * gap
    };
    Ok(format!("{} s", (tenths + 5) / 10))
}

fn overlap(run: &Recording, boards: &[&Task]) -> Seen {
    let all: Vec<&Task> = run.tasks.iter().collect();
    for board in boards {
        run.woken_by_its_runtime_or(board, &all)?;
        run.asks_rarely(board)?;
    }
    run.held_no_other_thread(boards)?;
    boards.windows(2).try_for_each(|two| run.overlap(two))
}
