//! Which lanes there are, and how they ended.

use super::*;

impl Recording {
    pub fn lane(&self, name: &str) -> Seen<&Task> {
        let lane = self.task(name);
        lane.ok_or_else(|| format!("there is no lane `{name}`").into())
    }

    pub fn lanes<const N: usize>(&self, names: [&str; N]) -> Seen<[&Task; N]> {
        let lanes: Vec<&Task> = names
            .iter()
            .map(|name| self.lane(name))
            .collect::<Seen<_>>()?;
        let lanes = lanes.try_into();
        lanes.map_err(|_| "some lanes are missing".into())
    }

    /// `clock 1`, `clock 2`, …: at least so many.
    pub fn numbered(&self, name: &str, least: usize) -> Seen<Vec<&Task>> {
        let lanes: Vec<&Task> = self.tasks_named(name).collect();
        require(lanes.len() >= least, {
            let count = lanes.len();
            format!("there are {count} lanes `{name}`, and at least {least} are needed")
        })?;
        Ok(lanes)
    }

    /// A moment as the axis shows it: `2.0 s`.
    pub fn at(&self, ns: u64) -> String {
        let seconds = ns as f64 / self.second_ns.max(1) as f64;
        format!("{seconds:.1} s")
    }

    /// It is so for three of four lanes, or more: among many there are some on
    /// whose threads a busy machine was hard.
    pub fn most(&self, lanes: &[&Task], what: &str, is_so: impl Fn(&Task) -> bool) -> Seen {
        let so = lanes.iter().filter(|lane| is_so(lane)).count();
        let all = lanes.len();
        require(so * 4 >= all * 3, {
            let name = lanes.first().map_or("", |lane| lane.name.as_str());
            format!("only {so} of {all} lanes such as `{name}` {what}")
        })
    }
}

impl Recording {
    pub fn finished(&self, lanes: &[&Task]) -> Seen {
        lanes
            .iter()
            .try_for_each(|lane| self.ended(lane, End::Finished, "it should finish"))
    }

    /// When it was dropped, unfinished, in ns.
    pub fn dropped(&self, lane: &Task) -> Seen<u64> {
        self.ended(lane, End::Dropped, "it should be dropped unfinished")?;
        Ok(lane.ended_ns.unwrap_or_default())
    }

    pub fn panicked(&self, lane: &Task) -> Seen {
        self.ended(lane, End::Panicked, "it should panic")
    }

    /// It had not ended when its process did.
    pub fn stayed_open(&self, lane: &Task) -> Seen {
        self.ended(lane, End::Open, "it should not end")
    }

    pub(super) fn ended(&self, lane: &Task, end: End, should: &str) -> Seen {
        require(lane.end == end, {
            let name = &lane.name;
            match (lane.end, lane.ended_ns) {
                (End::Dropped, _) if lane.polls.is_empty() => {
                    format!("`{name}` was dropped without ever being polled; {should}")
                }
                (End::Open, _) | (_, None) => {
                    format!("`{name}` had not ended when the process did; {should}")
                }
                (is, Some(ns)) => format!(
                    "`{name}` {} at {}; {should}",
                    match is {
                        End::Dropped => "was dropped",
                        is => is.as_str(),
                    },
                    self.at(ns)
                ),
            }
        })
    }

    /// Dropped in the poll of `of` in which that moment lies, or in one that
    /// begins later than it if `of` was not being polled then. Not polled
    /// after that moment.
    pub fn dropped_in_poll_of(&self, lane: &Task, of: &Task, moment: impl Into<Moment>) -> Seen {
        let moment = moment.into();
        let ns = moment.seen()?;
        let dropped_ns = self.dropped(lane)?;
        self.not_polled_after(lane, moment)?;
        let is_in = |poll: &Poll| {
            let end_ns = poll.end_ns.unwrap_or(self.wall_ns);
            poll.start_ns <= dropped_ns && dropped_ns <= end_ns
        };
        let poll = of.poll_at(ns).or(of.polls.iter().find(|p| p.start_ns > ns));
        require(
            dropped_ns >= ns && poll.is_some_and(is_in),
            format!(
                "`{}` was dropped at {}, and not in the poll of `{}` at {}",
                lane.name,
                self.at(dropped_ns),
                of.name,
                self.at(ns)
            ),
        )
    }

    /// Nothing polled it from that moment on, and it still waited at the end
    /// of the other one.
    pub fn abandoned(&self, lane: &Task, since: impl Into<Moment>, until: &Task) -> Seen {
        self.waiting_at(lane, until.finish())?;
        self.not_polled_after(lane, since)
    }

    /// Dropped in some poll of the other one, which was its owner; when, in ns.
    pub fn dropped_by(&self, lane: &Task, owner: &Task) -> Seen<u64> {
        let dropped_ns = self.dropped(lane)?;
        require(owner.poll_at(dropped_ns).is_some(), {
            let (name, owner) = (&lane.name, &owner.name);
            format!("`{name}` was not dropped in a poll of `{owner}`")
        })?;
        Ok(dropped_ns)
    }

    /// The task that polls it dropped it, as a timeout does: in a poll of
    /// `outer`, if it is a part of that one, or else right after a poll. A task
    /// that is aborted is dropped without one.
    pub fn dropped_by_its_task(&self, lane: &Task, outer: &Task) -> Seen {
        let dropped_ns = self.dropped(lane)?;
        let is_part = lane.ran_only_inside(outer);
        let polled_ns = lane.polls.last().map(|poll| poll.start_ns);
        let since_ns = dropped_ns - polled_ns.unwrap_or_default();
        let is_so = match is_part {
            true => outer.poll_at(dropped_ns).is_some(),
            // On a busy machine the system may stop the thread in between.
            false => self.seconds(10 * since_ns) == 0,
        };
        require(is_so, {
            format!(
                "`{}` was dropped at {}, {} after its last poll: not by the \
                 task that polled it",
                lane.name,
                self.at(dropped_ns),
                self.at(since_ns)
            )
        })
    }
}
