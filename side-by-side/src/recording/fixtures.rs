//! Lanes for tests, on the main thread.

use super::{End, LaneKind, Poll, Task, Wake};

/// An open lane with these polls.
pub(super) fn lane(id: u64, name: &str, polls: &[(u64, u64)]) -> Task {
    let poll = |&(start_ns, end_ns): &(u64, u64)| Poll {
        start_ns,
        end_ns: Some(end_ns),
        ..Poll::default()
    };
    Task {
        id,
        name: name.to_owned(),
        polls: polls.iter().map(poll).collect(),
        ..Task::default()
    }
}

impl Task {
    pub(super) fn of_kind(self, kind: LaneKind) -> Task {
        Task { kind, ..self }
    }

    pub(super) fn woken(mut self, at_ns: u64, by: Option<u64>) -> Task {
        self.wakes.push(Wake {
            at_ns,
            by,
            ..Wake::default()
        });
        self
    }

    /// Its last poll has not returned.
    pub(super) fn still_polled(mut self) -> Task {
        if let Some(poll) = self.polls.last_mut() {
            poll.end_ns = None;
        }
        self
    }

    /// With its last poll.
    pub(super) fn ended(self, end: End) -> Task {
        let ended_ns = self.polls.last().and_then(|poll| poll.end_ns);
        Task {
            end,
            ended_ns,
            ..self
        }
    }
}
