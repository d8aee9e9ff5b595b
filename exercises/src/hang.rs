//! Says in a sentence why a program hangs.

use side_by_side::{Recording, State, Task};

/// Names the unfinished tasks, and what each of them waits for.
pub(crate) fn why(recording: &Recording) -> String {
    if recording.tasks.is_empty() {
        return "the program does not end, and it has no lane, so the check \
                cannot see why: keep `watch(…)`"
            .into();
    }
    let open = recording.tasks.iter().filter(|t| t.ended_ns.is_none());
    let reasons: Vec<String> =
        open.filter_map(|task| reason(recording, task)).collect();
    if reasons.is_empty() {
        return "the program does not end, although every lane has ended"
            .into();
    }
    reasons.join("; ")
}

fn reason(recording: &Recording, task: &Task) -> Option<String> {
    let name = &task.name;
    if task.is_value() {
        return Some(format!("`{name}` was not dropped"));
    }
    let Some(last) = task.polls.last() else {
        return Some(format!("`{name}` has never been polled"));
    };
    let end_ns = recording.wall_ns.saturating_sub(1);
    let at = |ns| recording.at(ns);
    match recording.state_at(task, end_ns)? {
        State::Waiting => {
            let since = at(last.end_ns.unwrap_or(last.start_ns));
            Some(format!("nothing woke `{name}` from {since} on"))
        }
        State::Woken => {
            let woken = task.wakes.last().map_or(0, |wake| wake.at_ns);
            Some(format!(
                "`{name}` was woken at {}, but has not been polled since",
                at(woken)
            ))
        }
        _ if last.end_ns.is_none() => {
            let since = at(last.start_ns);
            Some(format!("`{name}` has blocked its thread since {since}"))
        }
        _ => None,
    }
}
