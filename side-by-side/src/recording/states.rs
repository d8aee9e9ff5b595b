//! How a task spends its time: created, running, waiting, woken.

use super::Task;

/// One state of a task, from `start_ns` to `end_ns`, which is never less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) state: State,
    pub(crate) start_ns: u64,
    pub(crate) end_ns: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Created, not yet polled.
    Created,
    Running,
    /// A blocking call blocks its thread.
    Holding,
    Waiting,
    /// Woken, not yet running.
    Woken,
    /// A value lives.
    Alive,
}

/// The task's states in the order of time, without gaps, from its creation to
/// its end, or to `now_ns` if it has not ended.
pub(crate) fn spans(task: &Task, now_ns: u64) -> impl Iterator<Item = Span> {
    let end_ns = task.ended_ns.unwrap_or(now_ns).max(task.created_ns);
    let running = if task.is_call() {
        State::Holding
    } else {
        State::Running
    };
    let first_poll_ns = task.polls.first().map_or(end_ns, |p| p.start_ns);
    let before_polls = if task.is_value() {
        State::Alive
    } else {
        State::Created
    };
    let created = [(before_polls, task.created_ns, first_poll_ns)];
    let mut wakes = task.wakes.iter().map(|wake| wake.at_ns).peekable();
    let polled = task.polls.iter().enumerate().flat_map(move |(nth, poll)| {
        let next = task.polls.get(nth + 1);
        let next_ns = next.map_or(end_ns, |p| p.start_ns).max(poll.start_ns);
        let poll_end_ns = poll.end_ns.unwrap_or(next_ns);
        let poll_end_ns = poll_end_ns.clamp(poll.start_ns, next_ns);
        // A wake counts from the start of the poll: one that comes during the
        // poll means that the task must be polled again.
        while wakes.next_if(|&at_ns| at_ns < poll.start_ns).is_some() {}
        let woken_ns = wakes
            .peek()
            .map_or(next_ns, |&at_ns| at_ns.clamp(poll_end_ns, next_ns));
        [
            (running, poll.start_ns, poll_end_ns),
            (State::Waiting, poll_end_ns, woken_ns),
            (State::Woken, woken_ns, next_ns),
        ]
    });
    let all = created.into_iter().chain(polled);
    // Every poll counts, however short.
    let counts = |(state, start_ns, end_ns): &(State, u64, u64)| {
        start_ns < end_ns || matches!(state, State::Running | State::Holding)
    };
    all.filter(counts).map(|(state, start_ns, end_ns)| Span {
        state,
        start_ns,
        end_ns,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recording::{End, LaneKind, Poll, Wake};
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
            ..Wake::default()
        };
        Task {
            id: 1,
            name: "task".into(),
            end: End::Finished,
            ended_ns: Some(ended_ns),
            polls: polls.iter().map(poll).collect(),
            wakes: wakes.iter().map(wake).collect(),
            ..Task::default()
        }
    }

    fn drawn(task: &Task) -> Vec<(State, u64, u64)> {
        spans(task, 1000)
            .map(|s| (s.state, s.start_ns, s.end_ns))
            .collect()
    }

    #[test]
    fn a_task_is_created_runs_waits_is_woken_and_runs_again() {
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
    fn a_poll_without_a_wake_only_interrupts_the_wait() {
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
    fn a_task_that_was_never_polled_is_only_created() {
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

    #[test]
    fn a_blocking_call_blocks_its_thread_in_its_only_poll() {
        let call = Task {
            kind: LaneKind::Call,
            ..task(&[(5, 9)], &[], 9)
        };
        assert_eq!(drawn(&call), [(Created, 0, 5), (State::Holding, 5, 9)]);
    }

    #[test]
    fn a_value_is_alive_until_it_is_dropped() {
        let value = Task {
            kind: LaneKind::Value,
            ..task(&[], &[], 9)
        };
        assert_eq!(drawn(&value), [(State::Alive, 0, 9)]);
    }

    #[test]
    fn no_span_ends_before_it_begins_whatever_the_times_are() {
        // Later than "now", and out of order: 0 to 2000 in all ways.
        let times = [0, 500, 2000];
        for a in times {
            for b in times {
                for c in times {
                    let mut task = task(&[(a, b), (c, a)], &[c, b], a);
                    for ended_ns in [Some(b), None] {
                        task.ended_ns = ended_ns;
                        let all = spans(&task, 1000);
                        let is_total = |s: Span| s.start_ns <= s.end_ns;
                        assert!({ all }.all(is_total), "{task:?}");
                    }
                }
            }
        }
    }
}
