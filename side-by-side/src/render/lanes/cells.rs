//! What a lane shows in each cell of the time axis.

use std::collections::BTreeMap;

use crate::recording::{State, Task, states::spans};
use crate::render::lanes::axis::Scale;

/// The state in each cell from the start to the task's end, or to `now_ns`;
/// `None` before the task was created. It is a poll, however short, or the state
/// that lasted longest.
pub(crate) fn states(task: &Task, now_ns: u64, scale: &Scale) -> Vec<Option<State>> {
    let created = scale.cell(task.created_ns);
    let mut cells = vec![BTreeMap::<State, u64>::new(); created + 1];
    for span in spans(task, now_ns) {
        let first = scale.cell(span.start_ns);
        let mut last = scale.cell(span.end_ns);
        // A span may end where the next cell starts.
        if last > first && scale.bounds(last).0 >= span.end_ns {
            last -= 1;
        }
        cells.resize(cells.len().max(last + 1), BTreeMap::new());
        for (nth, cell) in (first..).zip(&mut cells[first..=last]) {
            let (from_ns, to_ns) = scale.bounds(nth);
            let ns = span.end_ns.min(to_ns);
            let ns = ns.saturating_sub(span.start_ns.max(from_ns));
            let weight = match span.state {
                State::Running | State::Holding | State::Alive => u64::MAX,
                State::Created | State::Waiting | State::Woken => ns,
            };
            let total = cell.entry(span.state).or_default();
            *total = total.saturating_add(weight);
        }
    }
    let longest = |cell: BTreeMap<State, u64>| cell.into_iter().max_by_key(|(_, ns)| *ns);
    let longest = cells.into_iter().map(longest);
    longest.map(|cell| cell.map(|(state, _)| state)).collect()
}
