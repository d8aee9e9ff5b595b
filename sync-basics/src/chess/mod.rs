//! One master plays four games in little more than the time of one, because the
//! opponents think at the same time; only the master's own thinking adds up.
//!
//! Watch for: a lane that runs is the board where the master thinks and holds
//! the thread; a lane that waits is a board where the opponent thinks. On plain
//! std the master sits with one opponent until the game is over. Four threads
//! need a lock, so that only one of them is the master at a time.
//!
//! Not promised: which board comes first if two opponents have moved.
//!
//! Try: `--with boards=6`. On which versions does the exhibition take longer?
//! Then let the master think for 0.4 s: who waits for whom?

mod not_four_masters;
mod not_the_blocking_pool;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_threads;
mod on_tokio;

use side_by_side::{
    Program, Question, Recording, Said, Task, threads_of, version,
};

/// The master's, at each board.
const MOVES: [&str; 3] = ["e4", "d4", "c4"];

pub const PROGRAM: Program = Program {
    name: "chess",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Four games of three moves; the master thinks for 0.2 s, the \
              opponent for 1 s: how long?",
        answers: &["3 s", "4 s", "5 s", "14 s", "16 s", "21 s"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_std).answers(&["14 s"]),
        version!(on_threads).answers(&["4 s"]),
        version!(on_tokio).answers(&["4 s"]),
        // The worker is the master. Besides main and the worker, both have a
        // thread for timers.
        version!(on_async_std).answers(&["4 s"]).workers(1),
        version!(on_smol).answers(&["4 s"]),
        version!(on_asyncio.py).answers(&["4 s"]),
        version!(not_four_masters).imitates("smol"),
        version!(not_the_blocking_pool).imitates("tokio"),
    ],
    lasts: 14.4,
    deadline: 60.0,
    ..Program::DEFAULTS
};

/// Those that poll tasks or look after timers, besides main.
const THREADS: &[&str] = &["async-io", "async-std/runtime", "smol-1"];

fn observe(recording: &Recording) -> Option<String> {
    let boards: Vec<&Task> = recording.tasks_named("board").collect();
    let games = boards.iter().map(|board| steps(recording, board));
    let games = games.collect::<Option<Vec<_>>>()?;
    let think_ns = think_ns(recording, &boards)?;
    let reply_ns = games.iter().filter_map(|g| reply_ns(g, think_ns)).min()?;
    let count = recording.number("boards")?;
    if count != games.len() as u64 || !recording.hardly_computed() {
        return None;
    }
    let last_round_ns = count * think_ns + reply_ns;
    let rounds_before = MOVES.len() as u64 - 1;
    let are_in_turn = are_calls_in_turn(&boards)
        || are_calls_at_once(recording, &boards)
            && visits_within_a_reply(recording, &boards) == 0;
    let lasts_ns = if are_in_turn {
        count * (rounds_before + 1) * (think_ns + reply_ns)
    } else if visits_within_a_reply(recording, &boards) >= boards.len() - 1
        && (are_calls_at_once(recording, &boards)
            || are_served_by_one(recording, &boards))
    {
        // Either the master waits for the first opponent, or they all for him.
        let round_ns = (think_ns + reply_ns).max(count * think_ns);
        rounds_before * round_ns + last_round_ns
    } else {
        return None;
    };
    Some(format!("{} s", recording.seconds(lasts_ns)))
}

/// From the begin of the game to the first move, from there to the next one,
/// ..., and from the last move to the end, in ns; if all moves were made, and
/// each reply took a second.
fn steps(recording: &Recording, board: &Task) -> Option<Vec<u64>> {
    let moves = moves_at(recording, &[board]);
    let texts = moves.iter().map(|said| said.text.as_str());
    if !board.is_finished() || !texts.eq(MOVES) {
        return None;
    }
    let mut from_ns = board.began_ns()?;
    let ends = moves.iter().map(|said| said.at_ns).chain(board.ended_ns);
    let steps = ends.map(|end_ns| {
        let step_ns = end_ns - from_ns;
        from_ns = end_ns;
        step_ns
    });
    let steps: Vec<u64> = steps.collect();
    let mut replies = steps.iter().skip(1);
    replies
        .all(|ns| recording.seconds(*ns) >= 1)
        .then_some(steps)
}

fn moves_at<'a>(recording: &'a Recording, boards: &[&Task]) -> Vec<&'a Said> {
    let is_at_board = |said: &&Said| {
        boards.iter().any(|board| said.task == Some(board.id))
            && MOVES.contains(&said.text.as_str())
    };
    recording.said.iter().filter(is_at_board).collect()
}

/// How long the master thinks about a move; `None` if two masters did. The
/// shortest time, because on a busy machine any may last longer.
fn think_ns(recording: &Recording, boards: &[&Task]) -> Option<u64> {
    let moves = moves_at(recording, boards);
    let firsts = boards.iter().filter_map(|board| {
        let first = moves.iter().find(|said| said.task == Some(board.id))?;
        Some(first.at_ns - board.began_ns()?)
    });
    let between = moves.windows(2).map(|two| two[1].at_ns - two[0].at_ns);
    let think_ns = between.chain(firsts).min()?;
    has_thought(recording, think_ns).then_some(think_ns)
}

/// How long an opponent thinks; the shortest time, too. Before each move but
/// the first the master thinks as well.
fn reply_ns(steps: &[u64], think_ns: u64) -> Option<u64> {
    let (last, others) = steps.split_last()?;
    let replies = others.iter().skip(1).map(|ns| ns - think_ns);
    replies.chain([*last]).min()
}

/// Does the master think so long before each move?
fn has_thought(recording: &Recording, ns: u64) -> bool {
    recording.seconds(10 * ns) >= 1
}

/// How often the master comes to a board while the opponent at the one before
/// thinks.
fn visits_within_a_reply(recording: &Recording, boards: &[&Task]) -> usize {
    let moves = moves_at(recording, boards);
    let neighbours = moves.windows(2);
    let within_a_reply = neighbours
        .filter(|two| recording.seconds(two[1].at_ns - two[0].at_ns) == 0);
    within_a_reply.count()
}

fn are_calls_in_turn(boards: &[&Task]) -> bool {
    threads_of(boards.iter().copied()).len() == 1
        && boards.iter().all(|board| board.is_call)
        && boards
            .windows(2)
            .all(|two| two[0].ended_ns < two[1].began_ns())
}

fn are_calls_at_once(recording: &Recording, boards: &[&Task]) -> bool {
    threads_of(boards.iter().copied()).len() == boards.len()
        && boards.iter().all(|board| board.is_call)
        && boards
            .windows(2)
            .all(|two| recording.ran_at_once(two[0], two[1]))
}

/// Does one thread poll all boards, and only those whose opponent has moved?
/// Does it think inside of these polls, while the others wait?
fn are_served_by_one(recording: &Recording, boards: &[&Task]) -> bool {
    let holds_its_thread = |said: &Said, board: &Task| {
        let poll = board.poll_at(said.at_ns);
        poll.is_some_and(|p| has_thought(recording, said.at_ns - p.start_ns))
    };
    threads_of(boards.iter().copied()).len() == 1
        && boards
            .windows(2)
            .all(|two| recording.waited_at_once(two[0], two[1]))
        && boards.iter().all(|board| {
            board.polls.len() <= 1 + board.wakes.len()
                // More would be a loop that asks again and again.
                && board.wakes.len() <= 2 * MOVES.len()
                && board
                    .wakes
                    .iter()
                    .all(|wake| recording.is_from_main_or(THREADS, wake))
                && moves_at(recording, &[board])
                    .iter()
                    .all(|said| holds_its_thread(said, board))
        })
}
