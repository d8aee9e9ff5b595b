//! Which lanes there are, and how they ended.

use super::*;

impl Recording {
    pub fn lane(&self, name: &str) -> Seen<&Task> {
        let lane = self.task(name);
        lane.ok_or_else(|| format!("there is no lane `{name}`").into())
    }

    pub fn lanes<const N: usize>(&self, names: [&str; N]) -> Seen<[&Task; N]> {
        let lanes: Seen<Vec<&Task>> = names.iter().map(|name| self.lane(name)).collect();
        let lanes = lanes?.try_into();
        lanes.map_err(|_| "some lanes are missing".into())
    }

    /// `clock 1`, `clock 2`, …: at least this many.
    pub fn numbered(&self, name: &str, least: usize) -> Seen<Vec<&Task>> {
        let lanes: Vec<&Task> = self.tasks_named(name).collect();
        let count = lanes.len();
        let otherwise =
            format!("there are {count} lanes `{name}`, and at least {least} are needed");
        require(count >= least, otherwise).map(|()| lanes)
    }

    /// A moment as the axis shows it: `2.0 s`.
    pub fn at(&self, ns: u64) -> String {
        format!("{:.1} s", ns as f64 / self.second_ns.max(1) as f64)
    }

    /// It is so for three of four lanes, or more: among many there are some on
    /// whose threads a busy machine was hard.
    pub fn most(&self, lanes: &[&Task], what: &str, is_so: impl Fn(&Task) -> bool) -> Seen {
        let so = lanes.iter().filter(|lane| is_so(lane)).count();
        let all = lanes.len();
        let first = lanes.first().map_or("", |lane| &lane.name);
        let otherwise = format!("only {so} of {all} lanes such as `{first}` {what}");
        require(so * 4 >= all * 3, otherwise)
    }

    pub fn finished(&self, lanes: &[&Task]) -> Seen {
        each(lanes, |lane| {
            self.ended(lane, End::Finished, "it should finish")
        })
    }

    pub fn dropped(&self, lane: &Task) -> Seen {
        self.ended(lane, End::Dropped, "it should be dropped unfinished")
    }

    pub fn panicked(&self, lane: &Task) -> Seen {
        self.ended(lane, End::Panicked, "it should panic")
    }

    /// It had not ended when its process did.
    pub fn stayed_open(&self, lane: &Task) -> Seen {
        self.ended(lane, End::Open, "it should not end")
    }

    fn ended(&self, lane: &Task, end: End, should: &str) -> Seen {
        let at = lane.ended_ns.map(|ns| self.at(ns)).unwrap_or_default();
        let what = match lane.end {
            End::Open => "had not ended when the process did".to_owned(),
            End::Dropped if lane.polls.is_empty() && !lane.is_value() => {
                "was dropped without ever being polled".to_owned()
            }
            End::Dropped => format!("was dropped at {at}"),
            other => format!("{} at {at}", other.as_str()),
        };
        require(lane.end == end, format!("{lane} {what}; {should}"))
    }

    /// Dropped in the poll of `of` in which that moment lies, or in one that
    /// begins later than it if `of` was not being polled then. Not polled
    /// after that moment.
    pub fn dropped_in_poll_of(&self, lane: &Task, of: &Task, moment: impl Into<Moment>) -> Seen {
        let moment = moment.into();
        let ns = moment.seen()?;
        self.dropped(lane)?;
        self.not_polled_after(lane, moment)?;
        let dropped_ns = lane.ended_ns.unwrap_or_default();
        let poll = of.poll_at(ns).or(of.polls.iter().find(|p| p.start_ns > ns));
        let is_in = |poll: &Poll| {
            let end_ns = poll.end_ns.unwrap_or(self.wall_ns);
            poll.start_ns <= dropped_ns && dropped_ns <= end_ns
        };
        let (at, then) = (self.at(dropped_ns), self.at(ns));
        let otherwise =
            format!("{lane} was dropped at {at}, and not in the poll of {of} at {then}");
        require(dropped_ns >= ns && poll.is_some_and(is_in), otherwise)
    }

    /// Nothing polled it from that moment on, and it still waited at the end
    /// of the other one.
    pub fn abandoned(&self, lane: &Task, since: impl Into<Moment>, until: &Task) -> Seen {
        self.waiting_at(lane, until.finish())?;
        self.not_polled_after(lane, since)
    }

    /// Dropped in some poll of the other one, which was its owner.
    pub fn dropped_by(&self, lane: &Task, owner: &Task) -> Seen {
        self.dropped(lane)?;
        let poll = lane.ended_ns.and_then(|ns| owner.poll_at(ns));
        let otherwise = format!("{lane} was not dropped in a poll of {owner}");
        require(poll.is_some(), otherwise)
    }

    /// The task that polls it dropped it, as a timeout does: in a poll of
    /// `outer`, if it is a part of that one, or else right after a poll. A task
    /// that is aborted is dropped without one.
    pub fn dropped_by_its_task(&self, lane: &Task, outer: &Task) -> Seen {
        if lane.ran_only_inside(outer) {
            return self.dropped_by(lane, outer);
        }
        self.dropped(lane)?;
        let polled_ns = lane.polls.last().map_or(0, |poll| poll.start_ns);
        let since_ns = lane.ended_ns.unwrap_or_default() - polled_ns;
        let since = self.at(since_ns);
        let otherwise = format!(
            "{lane} was dropped {since} after its last poll: not by the task that polled it"
        );
        // On a busy machine the system may stop the thread in between.
        require(self.seconds(10 * since_ns) == 0, otherwise)
    }
}
