//! How a task spends its time: created, running, waiting, woken.

use super::{LaneKind, Poll, Recording, Task};

/// One state of a task, from `start_ns` to `end_ns`, which is never less.
#[derive(Clone, Copy)]
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
pub(crate) fn spans(task: &Task, now_ns: u64) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut add = |state, start_ns, end_ns| {
        // Every poll counts, however short.
        if start_ns < end_ns || matches!(state, State::Running | State::Holding) {
            spans.push(Span {
                state,
                start_ns,
                end_ns,
            });
        }
    };
    let (before_polls, in_poll) = match task.kind {
        LaneKind::Future => (State::Created, State::Running),
        LaneKind::Call => (State::Created, State::Holding),
        LaneKind::Value => (State::Alive, State::Running),
    };
    let end_ns = task.ended_ns.unwrap_or(now_ns).max(task.created_ns);
    add(
        before_polls,
        task.created_ns,
        task.began_ns().unwrap_or(end_ns),
    );
    let mut wakes = task.wakes.iter().map(|wake| wake.at_ns).peekable();
    for (nth, poll) in task.polls.iter().enumerate() {
        let next = task.polls.get(nth + 1);
        let next_ns = next.map_or(end_ns, |next| next.start_ns).max(poll.start_ns);
        let poll_end_ns = poll.end_ns.unwrap_or(next_ns).clamp(poll.start_ns, next_ns);
        // A wake counts from the start of the poll: one that comes during the
        // poll means that the task must be polled again.
        while wakes.next_if(|at_ns| *at_ns < poll.start_ns).is_some() {}
        let woken_ns = wakes
            .peek()
            .map_or(next_ns, |at_ns| (*at_ns).clamp(poll_end_ns, next_ns));
        add(in_poll, poll.start_ns, poll_end_ns);
        add(State::Waiting, poll_end_ns, woken_ns);
        add(State::Woken, woken_ns, next_ns);
    }
    spans
}

impl Recording {
    /// What the task did at a moment; `None` before its creation and from its
    /// end on.
    pub fn state_at(&self, task: &Task, ns: u64) -> Option<State> {
        if task.ended_ns.is_some_and(|ended_ns| ended_ns <= ns) {
            return None;
        }
        let all = spans(task, self.wall_ns.max(ns + 1));
        let span = all
            .iter()
            .find(|span| span.start_ns <= ns && ns < span.end_ns);
        span.map(|span| span.state)
    }

    /// Had the task been polled by then, and was it neither running nor ended?
    /// It may be polled at that very moment, and go on waiting.
    pub fn is_pending_at(&self, task: &Task, ns: u64) -> bool {
        let is_short = |poll: &Poll| !poll.ready && self.seconds(20 * self.poll_ns(poll)) == 0;
        match self.state_at(task, ns) {
            Some(State::Waiting | State::Woken) => true,
            Some(State::Running) => task.poll_at(ns).is_some_and(is_short),
            _ => false,
        }
    }

    /// Was there a moment when both tasks waited?
    pub fn waited_at_once(&self, a: &Task, b: &Task) -> bool {
        let [a, b] = [a, b].map(|task| spans(task, self.wall_ns));
        let are_waits = |a: &Span, b: &Span| (a.state, b.state) == (State::Waiting, State::Waiting);
        let overlap = |a: &Span, b: &Span| a.start_ns < b.end_ns && b.start_ns < a.end_ns;
        a.iter()
            .any(|a| b.iter().any(|b| are_waits(a, b) && overlap(a, b)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recording::{End, fixtures::lane};

    fn task(polls: &[(u64, u64)]) -> Task {
        lane(1, "task", polls).ended(End::Finished)
    }

    /// The expected spans are separated by commas.
    #[track_caller]
    fn assert_states(task: &Task, expected: &str) {
        let all = spans(task, 1000);
        let shown = |span: &Span| format!("{:?} {}-{}", span.state, span.start_ns, span.end_ns);
        assert_eq!(
            all.iter().map(shown).collect::<Vec<_>>().join(", "),
            expected
        );
    }

    #[test]
    fn a_task_is_created_runs_waits_is_woken_and_runs_again() {
        let states = "Created 0-5, Running 5-6, Waiting 6-15, Woken 15-20, Running 20-21";
        assert_states(&task(&[(5, 6), (20, 21)]).woken(15, None), states);
    }

    #[test]
    fn a_wake_during_a_poll_counts_from_its_end() {
        let task = task(&[(0, 10), (12, 13)]).woken(4, None).woken(5, None);
        assert_states(&task, "Running 0-10, Woken 10-12, Running 12-13");
    }

    #[test]
    fn a_poll_without_a_wake_only_interrupts_the_wait() {
        let states = "Running 0-1, Waiting 1-5, Running 5-6, Waiting 6-8, Woken 8-9, Running 9-10";
        assert_states(&task(&[(0, 1), (5, 6), (9, 10)]).woken(8, None), states);
    }

    #[test]
    fn a_task_that_was_never_polled_is_only_created() {
        let mut task = lane(1, "task", &[]).woken(3, None);
        task.ended_ns = Some(7);
        assert_states(&task, "Created 0-7");
    }

    #[test]
    fn a_task_that_has_not_ended_waits_until_now() {
        let states = "Created 0-2, Running 2-3, Waiting 3-1000";
        assert_states(&lane(1, "task", &[(2, 3)]), states);
    }

    #[test]
    fn a_blocking_call_blocks_its_thread_in_its_only_poll() {
        let call = task(&[(5, 9)]).of_kind(LaneKind::Call);
        assert_states(&call, "Created 0-5, Holding 5-9");
    }

    #[test]
    fn a_value_is_alive_until_it_is_dropped() {
        let mut value = lane(1, "value", &[]).of_kind(LaneKind::Value);
        value.ended_ns = Some(9);
        assert_states(&value, "Alive 0-9");
    }

    #[test]
    fn no_span_ends_before_it_begins_whatever_the_times_are() {
        // Later than "now", and out of order: 0 to 2000 in all ways.
        let times = [0, 500, 2000];
        for a in times {
            for b in times {
                for c in times {
                    let mut task = lane(1, "task", &[(a, b), (c, a)])
                        .woken(c, None)
                        .woken(b, None);
                    for ended_ns in [Some(b), None] {
                        task.ended_ns = ended_ns;
                        let is_total = |span: &Span| span.start_ns <= span.end_ns;
                        assert!(spans(&task, 1000).iter().all(is_total), "{task:?}");
                    }
                }
            }
        }
    }
}
