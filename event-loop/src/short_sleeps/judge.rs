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
    let mut lanes = [&short[..], &zero[..]].concat();
    lanes.sort_by_key(|lane| lane.began_ns());
    run.finished(&lanes)?;
    lanes.iter().try_for_each(|lane| run.on_its_runtime(lane))?;
    run.one_after_the_other(&lanes)?;
    naps(run, &short)?;
    let is_tenth = |ns| MILLISECOND / 10 <= ns && ns < MILLISECOND / 2;
    let is_tenth = |lane: &Task| lane.length_ns().is_some_and(is_tenth);
    // On a busy machine most naps are longer.
    let short_ms = match percent(&short, is_tenth) >= 5 {
        true => "0.1 ms",
        false => take_one(&short).map(|()| "1 ms")?,
    };
    let is_below = |lane: &Task| lane.length_ns() < Some(MILLISECOND / 10);
    let no_time = |lane: &Task| lane.polls.len() == 1 && is_below(lane);
    let wakes_itself = |lane: &Task| lane.wakes[0].by == Some(lane.id);
    let one_turn = |lane: &Task| {
        (lane.polls.len(), lane.wakes.len()) == (2, 1)
            && (is_below(lane) || wakes_itself(lane))
    };
    let is = |kind: &str| format!("{short_ms}, {kind}");
    answer([
        (&is("no time"), most(&zero, "ended in one poll", no_time)),
        (&is("one turn"), most(&zero, "took one turn", one_turn)),
        (&is("1 ms"), naps(run, &zero).and(take_one(&zero))),
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
    most(lanes, "were ended by a timer", |lane| {
        lane.polls.len() > 1
            && run.waits(lane).is_ok()
            && lane.wakes.iter().all(|wake| wake.by.is_none())
    })
}

/// A millisecond or more, and some of them less than two.
fn take_one(lanes: &[&Task]) -> Seen {
    let ms = |lane: &Task| lane.length_ns().unwrap_or(0) / MILLISECOND;
    most(lanes, "took 1 ms or more", |lane| ms(lane) >= 1)?;
    require(
        percent(lanes, |lane| ms(lane) == 1) >= 2,
        || "the shortest naps took 2 ms or more",
    )
}

/// Nine of ten: a busy machine may stop the thread anywhere.
fn most(lanes: &[&Task], what: &str, is_so: impl Fn(&Task) -> bool) -> Seen {
    let so = percent(lanes, is_so);
    let name = &lanes[0].name;
    require(so >= 90, || {
        format!("only {so} % of the naps `{name}` {what}")
    })
}

fn percent(lanes: &[&Task], is_so: impl Fn(&Task) -> bool) -> usize {
    let so = lanes.iter().filter(|lane| is_so(lane)).count();
    so * 100 / lanes.len()
}
