//! How long all games take, and whether the opponents' waits overlap.

use side_by_side::{Recording, Seen, Task, each};

pub fn judge(run: &Recording) -> Seen<String> {
    let boards = run.numbered("board", 2)?;
    let thinks = |board: &Task| run.holds_its_thread_to_say(board, "e4");
    each(&boards, thinks)?;
    let moves_of = |board: &Task| {
        let lines = run.lines_of(board);
        let moves = lines.filter(|said| said.text.ends_with(char::is_numeric));
        moves.map(|said| said.at_ns).collect::<Vec<_>>()
    };
    let moves = boards.iter().flat_map(|board| moves_of(board));
    let mut moves: Vec<u64> = moves.collect();
    moves.sort_unstable();
    let gap = moves.windows(2).map(|two| two[1] - two[0]).min();
    let replies = boards
        .iter()
        .filter_map(|board| Some(board.ended_ns? - moves_of(board).last()?));
    // The shortest, because a busy machine makes the others longer. In tenths
    // of a second, rounded down to whole fifths and halves.
    let gap = 2 * run.seconds(5 * gap.unwrap_or_default());
    let reply = 5 * run.seconds(2 * replies.min().unwrap_or_default());
    let (count, turns) = (boards.len() as u64, moves.len() as u64);
    if gap < reply && run.hold_a_thread_each(&boards).is_err() {
        let all: Vec<&Task> = run.tasks.iter().collect();
        each(&boards, |board| run.woken_by_its_runtime_or(board, &all))?;
        each(&boards, |board| run.asks_rarely(board))?;
        each(&boards, |board| run.on_its_runtime(board))?;
        run.held_no_other_thread(&boards)?;
        run.overlap(&boards)?;
    }
    // The master waits for the first opponent, or all opponents wait for her.
    let round = (gap + reply).max(count * gap);
    let together = (turns / count - 1) * round + count * gap + reply;
    let tenths = if gap < reply { together } else { turns * gap };
    Ok(format!("about {} s", (tenths + 5) / 10))
}
