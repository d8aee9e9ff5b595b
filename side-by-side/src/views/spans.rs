//! How a task spends its time: made, running, waiting, woken.

use crate::recording::Task;

/// How a task spends its time, from `start_ns` to `end_ns`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) state: State,
    pub(super) start_ns: u64,
    pub(super) end_ns: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Made, not polled yet.
    Created,
    Running,
    Waiting,
    /// Woken, not running yet.
    Woken,
}

/// The task's states in the order of time, without gaps, from its creation to
/// its end, or to `now_ns` where it has not ended.
pub(super) fn spans(task: &Task, now_ns: u64) -> Vec<Span> {
    let end_ns = task.ended_ns.unwrap_or(now_ns);
    let mut spans = Vec::new();
    let mut add = |state, start_ns, end_ns| {
        if start_ns < end_ns || state == State::Running {
            spans.push(Span {
                state,
                start_ns,
                end_ns,
            });
        }
    };
    let first_poll_ns = task.polls.first().map_or(end_ns, |p| p.start_ns);
    add(State::Created, task.created_ns, first_poll_ns);
    let mut wakes = task.wakes.iter().map(|wake| wake.at_ns).peekable();
    for (nth, poll) in task.polls.iter().enumerate() {
        let poll_end_ns = poll.end_ns.unwrap_or(end_ns);
        add(State::Running, poll.start_ns, poll_end_ns);
        let next_ns = task.polls.get(nth + 1).map_or(end_ns, |p| p.start_ns);
        // A wake counts from the poll's begin on: one that comes while
        // the poll runs means that the task is to be polled again.
        while wakes.next_if(|&at_ns| at_ns < poll.start_ns).is_some() {}
        let woken_ns = wakes
            .peek()
            .map_or(next_ns, |&at_ns| at_ns.clamp(poll_end_ns, next_ns));
        if poll_end_ns < next_ns {
            add(State::Waiting, poll_end_ns, woken_ns);
            add(State::Woken, woken_ns, next_ns);
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recording::{End, Poll, Wake};
    use State::{Created, Running, Waiting, Woken};

    fn task(polls: &[(u64, u64)], wakes: &[u64], ended_ns: u64) -> Task {
        let poll = |&(start_ns, end_ns): &(u64, u64)| Poll {
            start_ns,
            end_ns: Some(end_ns),
            thread: 0,
            ready: false,
        };
        let wake = |&at_ns: &u64| Wake {
            at_ns,
            thread: 0,
            by: None,
        };
        Task {
            id: 1,
            name: "task".into(),
            parent: None,
            created_ns: 0,
            end: End::Finished,
            ended_ns: Some(ended_ns),
            polls: polls.iter().map(poll).collect(),
            wakes: wakes.iter().map(wake).collect(),
        }
    }

    fn drawn(task: &Task) -> Vec<(State, u64, u64)> {
        spans(task, 1000)
            .iter()
            .map(|s| (s.state, s.start_ns, s.end_ns))
            .collect()
    }

    #[test]
    fn a_task_is_made_runs_waits_is_woken_and_runs_again() {
        let task = task(&[(5, 6), (20, 21)], &[15], 21);
        assert_eq!(
            drawn(&task),
            [
                (Created, 0, 5),
                (Running, 5, 6),
                (Waiting, 6, 15),
                (Woken, 15, 20),
                (Running, 20, 21),
            ]
        );
    }

    #[test]
    fn a_wake_during_a_poll_counts_from_its_end() {
        let task = task(&[(0, 10), (12, 13)], &[4, 5], 13);
        assert_eq!(
            drawn(&task),
            [(Running, 0, 10), (Woken, 10, 12), (Running, 12, 13)]
        );
    }

    #[test]
    fn a_poll_without_a_wake_interrupts_the_waiting_only() {
        let task = task(&[(0, 1), (5, 6), (9, 10)], &[8], 10);
        assert_eq!(
            drawn(&task),
            [
                (Running, 0, 1),
                (Waiting, 1, 5),
                (Running, 5, 6),
                (Waiting, 6, 8),
                (Woken, 8, 9),
                (Running, 9, 10),
            ]
        );
    }

    #[test]
    fn a_task_that_was_never_polled_is_only_made() {
        assert_eq!(drawn(&task(&[], &[3], 7)), [(Created, 0, 7)]);
        let open = Task {
            end: End::Open,
            ended_ns: None,
            ..task(&[(2, 3)], &[], 0)
        };
        assert_eq!(
            drawn(&open),
            [(Created, 0, 2), (Running, 2, 3), (Waiting, 3, 1000)]
        );
    }
}
