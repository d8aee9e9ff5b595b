//! How long the shortest naps of each kind took, in real time, and whether a
//! timer ended them.

use side_by_side::{Recording, Seen, Task, answer, require};

/// In ns of real time, in which the runtimes count.
const MILLISECOND: u64 = 1_000_000;

pub fn judge(run: &Recording) -> Seen<String> {
    let [short, zero] = ["short", "zero"].map(|name| -> Vec<&Task> {
        run.tasks.iter().filter(|lane| lane.name == name).collect()
    });
    require(!short.is_empty() && !zero.is_empty(), || "nothing naps")?;
    let lanes = [&short[..], &zero[..]].concat();
    run.finished(&lanes)?;
    lanes.iter().try_for_each(|lane| run.on_its_runtime(lane))?;
    run.one_after_the_other(&lanes)?;
    naps(run, &short)?;
    let short_ms = match are_tenths(&short) {
        true => "0.1 ms",
        false => are_ones(&short).map(|()| "1 ms")?,
    };
    let is = |kind: &str| format!("{short_ms}, {kind}");
    answer([
        (&is("no time"), takes_no_time(&zero)),
        (&is("one turn"), gives_way(&zero)),
        (&is("1 ms"), naps(run, &zero).and_then(|()| are_ones(&zero))),
    ])
}

/// A timer of the runtime, or the system if it is a call, ends most of them.
fn naps(run: &Recording, lanes: &[&Task]) -> Seen {
    if lanes.iter().all(|lane| lane.is_call) {
        let stops = run.usage.switches;
        return require(
            stops.is_none_or(|n| n >= lanes.len() as u64),
            || "the system did not stop the thread for each nap",
        );
    }
    let by_a_timer = |lane: &Task| {
        lane.polls.len() > 1
            && run.waits(lane).is_ok()
            && lane.wakes.iter().all(|wake| wake.by.is_none())
    };
    require(most(lanes, by_a_timer), || {
        let name = &lanes[0].name;
        format!("no timer ended most of the naps `{name}`")
    })
}

fn takes_no_time(zero: &[&Task]) -> Seen {
    let is_so = |lane: &Task| lane.polls.len() == 1 && is_below_a_tenth(lane);
    require(
        most(zero, is_so),
        || "most naps of zero had not ended in their first poll",
    )
}

/// The lane wakes itself for its next turn, or its loop does so.
fn gives_way(zero: &[&Task]) -> Seen {
    let is_so = |lane: &Task| {
        let wakes_itself = |lane: &Task| lane.wakes[0].by == Some(lane.id);
        lane.polls.len() == 2
            && lane.wakes.len() == 1
            && (is_below_a_tenth(lane) || wakes_itself(lane))
    };
    require(
        most(zero, is_so),
        || "most naps of zero had not ended after one turn",
    )
}

/// Enough of them, because on a busy machine most naps are longer.
fn are_tenths(lanes: &[&Task]) -> bool {
    let is_tenth = |ns| MILLISECOND / 10 <= ns && ns < MILLISECOND / 2;
    percent(lanes, |lane| lane.length_ns().is_some_and(is_tenth)) >= 5
}

/// Most took a millisecond or more, and some less than two.
fn are_ones(lanes: &[&Task]) -> Seen {
    let is_long = |lane: &Task| lane.length_ns() >= Some(MILLISECOND);
    let is_one =
        |lane: &Task| is_long(lane) && lane.length_ns() < Some(2 * MILLISECOND);
    require(most(lanes, is_long) && percent(lanes, is_one) >= 2, || {
        let name = &lanes[0].name;
        format!("the shortest naps `{name}` took neither 0.1 ms nor 1 ms")
    })
}

fn is_below_a_tenth(lane: &Task) -> bool {
    lane.length_ns() < Some(MILLISECOND / 10)
}

/// Nine of ten: a busy machine may stop the thread anywhere.
fn most(lanes: &[&Task], is_so: impl Fn(&Task) -> bool) -> bool {
    percent(lanes, is_so) >= 90
}

fn percent(lanes: &[&Task], is_so: impl Fn(&Task) -> bool) -> usize {
    let so = lanes.iter().filter(|lane| is_so(lane)).count();
    so * 100 / lanes.len()
}
