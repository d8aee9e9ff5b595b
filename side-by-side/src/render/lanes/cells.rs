//! What a lane shows in each cell of the time axis.

use crate::recording::{
    State, Task,
    states::{Span, spans},
};
use crate::render::lanes::axis::Scale;

/// The state in each cell from the start to the task's end, or to `now_ns`;
/// `None` before the task was created.
pub(crate) fn states(task: &Task, now_ns: u64, scale: &Scale) -> Vec<Option<State>> {
    let mut cells = vec![Cell::default(); scale.cell(task.created_ns) + 1];
    for span in spans(task, now_ns) {
        let first = scale.cell(span.start_ns);
        let mut last = scale.cell(span.end_ns);
        // A span may end where the next cell starts.
        if last > first && scale.bounds(last).0 >= span.end_ns {
            last -= 1;
        }
        if cells.len() <= last {
            cells.resize(last + 1, Cell::default());
        }
        for (nth, cell) in (first..).zip(&mut cells[first..=last]) {
            cell.add(span, scale.bounds(nth));
        }
    }
    cells.iter().map(Cell::state).collect()
}

/// How long a task was in each state, within one cell.
#[derive(Clone, Default)]
struct Cell {
    poll: Option<State>,
    created_ns: u64,
    waiting_ns: u64,
    woken_ns: u64,
}

impl Cell {
    fn add(&mut self, span: Span, (from_ns, to_ns): (u64, u64)) {
        let start_ns = span.start_ns.max(from_ns);
        // In a cell without a length, a state counts too.
        let ns = span.end_ns.min(to_ns).saturating_sub(start_ns).max(1);
        match span.state {
            State::Running | State::Holding | State::Alive => self.poll = Some(span.state),
            State::Created => self.created_ns += ns,
            State::Waiting => self.waiting_ns += ns,
            State::Woken => self.woken_ns += ns,
        }
    }

    /// A poll, however short; otherwise the state that lasted longest.
    fn state(&self) -> Option<State> {
        let longest = [
            (self.created_ns, State::Created),
            (self.waiting_ns, State::Waiting),
            (self.woken_ns, State::Woken),
        ];
        let longest = longest.into_iter().max_by_key(|(ns, _)| *ns);
        let longest = longest.filter(|(ns, _)| *ns > 0);
        self.poll.or(longest.map(|(_, state)| state))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        recording::{End, LaneKind},
        render::{
            fixtures::{SECOND_NS, task},
            lanes::glyphs::Sign,
        },
        text::Look,
    };

    /// Ten cells of 10 ns each.
    fn drawn(task: &Task) -> String {
        drawn_over(100, task)
    }

    fn drawn_over(total_ns: u64, task: &Task) -> String {
        let look = Look::new(20);
        let scale = Scale::new(look, 6, 3, total_ns, SECOND_NS);
        assert_eq!(scale.cells, 10);
        let sign = |state: Option<State>| match state {
            Some(state) => Sign::from(state).text(look),
            None => " ",
        };
        states(task, total_ns, &scale)
            .into_iter()
            .map(sign)
            .collect()
    }

    fn dropped(woken_ns: u64, ended_ns: u64) -> Task {
        let mut task = task("task", &[(0, 1)], End::Dropped);
        task.wakes.push(crate::recording::Wake {
            at_ns: woken_ns,
            ..Default::default()
        });
        task.ended_ns = Some(ended_ns);
        task
    }

    #[test]
    fn a_task_that_is_woken_and_dropped_much_later_is_woken_to_its_end() {
        assert_eq!(drawn(&dropped(42, 82)), "━╌╌╌░░░░░");
        assert_eq!(drawn(&dropped(48, 80)), "━╌╌╌╌░░░");
    }

    #[test]
    fn a_cell_shows_what_lasted_longest_in_it() {
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
