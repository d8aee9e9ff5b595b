//! On tokio, tasks that yield run in the reverse order in the next round; on
//! async-std and smol they keep their order.
//!
//! Watch for: who plays after the first round, and who woke whom. On async-std
//! and smol a task that yields wakes itself, so it goes to the end of the
//! queue. On tokio it waits on a stack until no other task can run, and the
//! last one on the stack is woken first. A worker of tokio also runs the task
//! that it woke last before those in its queue.
//!
//! Not promised: any of these orders. tokio says that its order may change.
//!
//! Try: on tokio, `yield_now` of `smol::future` instead. Whose habit is it?

mod not_one_task;
mod not_passed_on;
mod on_async_std;
mod on_smol;
mod on_tokio;
mod on_tokio_current_thread;

use side_by_side::{Program, Question, Recording, Task, Wake, version};

pub const PROGRAM: Program = Program {
    name: "take-turns",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "In which order do they play the next round?",
        answers: &["the same", "reversed", "reversed but for the first"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_tokio).answers(&["reversed but for the first"]),
        version!(on_tokio_current_thread).answers(&["reversed"]),
        version!(on_async_std).answers(&["the same"]).workers(1),
        version!(on_smol).answers(&["the same"]),
        version!(on_asyncio.py).answers(&["the same"]),
        version!(not_passed_on).imitates("async-std").workers(1),
        version!(not_one_task).imitates("smol"),
    ],
    surprise: 3,
    lasts: 2.25,
    ..Program::DEFAULTS
};

/// Places in [`NAMES`], in the order of a round.
type Round = [usize; 3];

const NAMES: [&str; 3] = ["Ann", "Ben", "Cleo"];

const MOVES: [&str; 3] = ["first", "second", "third"];

fn observe(recording: &Recording) -> Option<String> {
    let game = recording.task("game")?;
    let tasks: Vec<&Task> = NAMES
        .iter()
        .filter_map(|name| recording.task(name))
        .collect();
    let players: [&Task; 3] = tasks.try_into().ok()?;
    let thread = players[0].polls.first()?.thread;
    let have_played = players.iter().all(|player| {
        let story = recording.story(player);
        player.is_finished()
            && story.iter().map(|(_, text)| *text).eq(MOVES)
            && player.parent == Some(game.id)
            && !player.ran_inside(game)
            && player.polls.len() == 3
            && player.polls.iter().all(|poll| poll.thread == thread)
            && player.wakes.len() == 2
            && player.wakes.iter().all(|wake| wake.thread == thread)
    });
    if !have_played || !recording.hardly_computed() {
        return None;
    }
    let rounds = [0, 1, 2].map(|nth| round(players, nth));
    let nexts = [(rounds[0]?, rounds[1]?), (rounds[1]?, rounds[2]?)];
    let all = |is_next: fn(Round, Round) -> bool| {
        nexts.iter().all(|(round, next)| is_next(*round, *next))
    };
    let answer = if wake_themselves(players) && all(|a, b| a == b) {
        "the same"
    } else if !are_woken_from_a_stack(players, rounds[0]?, rounds[1]?) {
        return None;
    } else if all(|[a, b, c], next| next == [c, b, a]) {
        "reversed"
    } else if all(|[a, b, c], next| next == [a, c, b]) {
        "reversed but for the first"
    } else {
        return None;
    };
    Some(answer.to_owned())
}

/// Who played when each had its nth turn; `None` if others had another turn
/// meanwhile.
fn round(players: [&Task; 3], nth: usize) -> Option<Round> {
    let turns = players.map(|player| player.polls[nth].start_ns);
    let mut round = [0, 1, 2];
    round.sort_by_key(|player| turns[*player]);
    let last_ns = turns[round[2]];
    let is_whole = players.iter().all(|player| {
        player
            .polls
            .iter()
            .skip(nth + 1)
            .all(|p| p.start_ns > last_ns)
    });
    is_whole.then_some(round)
}

/// Did each wake itself in its own turn?
fn wake_themselves(players: [&Task; 3]) -> bool {
    players.iter().all(|player| {
        player.wakes.iter().all(|wake| wake.by == Some(player.id))
    })
}

/// Did the runtime wake them between the rounds, the last one first?
fn are_woken_from_a_stack(
    players: [&Task; 3],
    first: Round,
    second: Round,
) -> bool {
    [first, second].iter().enumerate().all(|(nth, round)| {
        let wakes = round.map(|player| &players[player].wakes[nth]);
        let last = players[round[2]].polls[nth].end_ns;
        let next = players.iter().map(|p| p.polls[nth + 1].start_ns).min();
        let is_between =
            |wake: &&Wake| Some(wake.at_ns) > last && Some(wake.at_ns) < next;
        wakes.iter().all(|wake| wake.by.is_none())
            && wakes.iter().all(is_between)
            && wakes.is_sorted_by(|a, b| a.at_ns > b.at_ns)
    })
}
