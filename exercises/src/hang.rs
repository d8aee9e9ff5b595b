//! Why a program hangs, in a sentence.

use side_by_side::{Recording, State, Task};

/// Names the tasks that were left, and what each of them waits for.
pub(crate) fn why(recording: &Recording) -> String {
    if recording.tasks.is_empty() {
        return "the program does not end, and it has no lane: keep \
                `watch(…)`, or one sees nothing of it"
            .into();
    }
    let open = recording.tasks.iter().filter(|t| t.ended_ns.is_none());
    let reasons: Vec<String> =
        open.filter_map(|task| reason(recording, task)).collect();
    if reasons.is_empty() {
        return "the program does not end, although no lane is left".into();
    }
    reasons.join("; ")
}

fn reason(recording: &Recording, task: &Task) -> Option<String> {
    let name = &task.name;
    let Some(last) = task.polls.last() else {
        return Some(format!("nobody has ever polled `{name}`"));
    };
    let end_ns = recording.wall_ns.saturating_sub(1);
    let seconds = |from_ns: u64| (recording.wall_ns - from_ns) as f64 / 1e9;
    match recording.state_at(task, end_ns)? {
        State::Waiting => {
            let since = seconds(last.end_ns.unwrap_or(last.start_ns));
            Some(format!("nothing woke `{name}` in {since:.1} s"))
        }
        State::Woken => {
            Some(format!("`{name}` was woken, but nobody polls it"))
        }
        _ if last.end_ns.is_none() => {
            let since = seconds(last.start_ns);
            Some(format!("`{name}` has held its thread for {since:.1} s"))
        }
        _ => None,
    }
}
