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
                // In a cell without a length, a state counts too.
                State::Created | State::Waiting | State::Woken => ns.max(1),
            };
            let total = cell.entry(span.state).or_default();
            *total = total.saturating_add(weight);
        }
    }
    let longest = |cell: BTreeMap<State, u64>| cell.into_iter().max_by_key(|(_, ns)| *ns);
    let longest = cells.into_iter().map(longest);
    longest.map(|cell| cell.map(|(state, _)| state)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        recording::{End, LaneKind},
        render::{
            fixtures::{SECOND_NS, task, wake},
            lanes::glyphs::Sign,
        },
        text::Look,
    };

    /// Ten cells.
    fn drawn_over(total_ns: u64, task: &Task) -> String {
        let look = Look::new(20);
        let scale = Scale::new(look, 6, 3, total_ns, SECOND_NS);
        assert_eq!(scale.cells, 10);
        let states = states(task, total_ns, &scale).into_iter();
        let signs = states.map(|state| state.map_or(" ", |state| Sign::In(state).text(look)));
        signs.collect()
    }

    fn drawn(task: &Task) -> String {
        drawn_over(100, task)
    }

    fn dropped(woken_ns: u64, ended_ns: u64) -> Task {
        let mut task = task("task", &[(0, 1)], End::Dropped);
        task.wakes.push(wake(woken_ns, 0, None));
        task.ended_ns = Some(ended_ns);
        task
    }

    #[test]
    fn a_cell_shows_what_lasted_longest_in_it() {
        assert_eq!(drawn(&dropped(42, 82)), "━╌╌╌░░░░░");
        assert_eq!(drawn(&dropped(48, 80)), "━╌╌╌╌░░░");
        assert_eq!(drawn(&dropped(88, 93)), "━╌╌╌╌╌╌╌╌░");
        assert_eq!(drawn(&dropped(92, 93)), "━╌╌╌╌╌╌╌╌╌");
    }

    #[test]
    fn a_poll_is_shown_however_short_it_is() {
        let polls = [(3, 3), (45, 46), (60, 70)];
        let mut task = task("task", &polls, End::Finished);
        assert_eq!(drawn(&task), "━╌╌╌━╌━");
        task.kind = LaneKind::Call;
        assert!(drawn(&task).starts_with("═╌╌╌═╌═"));
    }

    #[test]
    fn a_cell_that_is_shorter_than_a_nanosecond_is_drawn_too() {
        let mut task = task("task", &[(0, 1)], End::Open);
        assert_eq!(drawn_over(4, &task), "━━━╌╌╌╌╌╌╌");
        task.polls.clear();
        assert_eq!(drawn_over(4, &task), "··········");
    }
}
