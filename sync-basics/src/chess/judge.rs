//! How long all games take, and whether the opponents' waits overlap.

use side_by_side::{Recording, Seen, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let boards = run.numbered("board", 2)?;
    let (mut moves, mut replies) = (Vec::new(), Vec::new());
    for board in &boards {
        let lines = run.lines_of(board);
        for said in lines.filter(|s| s.text.ends_with(char::is_numeric)) {
            let poll = run.holds_its_thread_to_say(board, &said.text)?;
            moves.push((said.at_ns, poll.start_ns));
        }
        let ends = board.ended_ns.zip(moves.last());
        replies.extend(ends.map(|(end, (last, _))| end - last));
    }
    moves.sort_unstable();
    // The shortest, because a busy machine makes the others longer. In tenths
    // of a second, rounded down to whole fifths and halves.
    let gap = moves.windows(2).map(|two| two[1].0 - two[0].0).min();
    let gap = 2 * run.seconds(5 * gap.unwrap_or(0));
    let reply = 5 * run.seconds(2 * replies.iter().min().unwrap_or(&0));
    let (count, turns) = (boards.len() as u64, moves.len() as u64);
    if gap < reply && run.hold_a_thread_each(&boards).is_err() {
        let in_turn = moves.windows(2).all(|two| two[0].0 <= two[1].1);
        require(in_turn, "two boards held a thread at the same time")?;
        each(&boards, |board| run.asks_rarely(board))?;
        run.held_no_other_thread(&boards)?;
        run.overlap(&boards)?;
    }
    // The master waits for the first opponent, or all opponents wait for her.
    let round = (gap + reply).max(count * gap);
    let together = (turns / count - 1) * round + count * gap + reply;
    let tenths = if gap < reply { together } else { turns * gap };
    Ok(format!("about {} s", (tenths + 5) / 10))
}
