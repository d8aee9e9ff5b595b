//! How long the shortest naps of each kind took, in real time, and whether a
//! timer ended them.

use side_by_side::{Recording, Seen, Task, answer, require};

/// In ns of real time, in which the runtimes count.
const MILLISECOND: u64 = 1_000_000;

pub fn judge(run: &Recording) -> Seen<String> {
    let [short, zero] = ["short", "zero"].map(|name| -> Vec<&Task> {
        run.tasks.iter().filter(|lane| lane.name == name).collect()
    });
    require(!short.is_empty() && !zero.is_empty(), "nothing naps")?;
    let mut lanes = [&short[..], &zero[..]].concat();
    lanes.sort_by_key(|lane| lane.began_ns());
    run.finished(&lanes)?;
    lanes.iter().try_for_each(|lane| run.on_its_runtime(lane))?;
    run.one_after_the_other(&lanes)?;
    run.held_no_other_thread(&lanes)?;
    end_by_timers(run, &short)?;
    let is_below = |lane: &Task| lane.length_ns() < Some(MILLISECOND / 10);
    let no_time = run.most(&zero, "ended in one poll", |lane| {
        lane.polls.len() == 1 && is_below(lane)
    });
    let one_turn = run.most(&zero, "took one turn", |lane| {
        let wakes_itself = lane.wakes.iter().all(|w| w.by == Some(lane.id));
        lane.polls.len() == 2 && (is_below(lane) || wakes_itself)
    });
    let long = end_by_timers(run, &zero).and(take_one(&zero, 25));
    let (tenth, one) = (take_a_tenth(&short), take_one(&short, 2));
    answer([
        ("0.1 ms, no time", no_time.clone().and(tenth.clone())),
        ("0.1 ms, one turn", one_turn.clone().and(tenth)),
        ("1 ms, no time", no_time.and(one.clone())),
        ("1 ms, one turn", one_turn.and(one)),
        ("1 ms, 1 ms", long.and(take_one(&short, 25))),
    ])
}

/// A timer of the runtime, or the system if it is a call, ends most of them.
fn end_by_timers(run: &Recording, lanes: &[&Task]) -> Seen {
    if lanes.iter().all(|lane| lane.is_call) {
        let stops = run.usage.switches;
        return require(
            stops.is_none_or(|n| n >= lanes.len() as u64),
            "the system did not stop the thread for each nap",
        );
    }
    run.most(lanes, "were ended by a timer", |lane| {
        run.waits(lane).and(run.woken_by_its_runtime(lane)).is_ok()
    })
}

/// The shortest: on a busy machine most naps are longer.
fn take_a_tenth(lanes: &[&Task]) -> Seen {
    require(
        percent(lanes, MILLISECOND / 10..MILLISECOND / 2) >= 2,
        "the shortest naps did not take 0.1 ms",
    )
}

/// At most so many, in percent, are shorter, as if by chance.
fn take_one(lanes: &[&Task], shorter: usize) -> Seen {
    let is_so = percent(lanes, 0..MILLISECOND) <= shorter
        && percent(lanes, MILLISECOND..MILLISECOND * 3 / 2) >= 10;
    require(is_so, "the shortest naps did not take 1 ms")
}

/// How many took so many ns.
fn percent(lanes: &[&Task], ns: std::ops::Range<u64>) -> usize {
    let lengths = lanes.iter().filter_map(|lane| lane.length_ns());
    lengths.filter(|length| ns.contains(length)).count() * 100 / lanes.len()
}
