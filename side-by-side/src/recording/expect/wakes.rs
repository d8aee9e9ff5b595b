//! What woke what.

use super::*;

impl Recording {
    /// The first wake of a lane that came in a poll of that other lane, or
    /// right after its end.
    pub fn woken_by<'a>(&self, lane: &'a Task, by: &Task) -> Seen<&'a Wake> {
        let mut wakes = lane.wakes.iter();
        let found = wakes.find(|wake| self.comes_from(wake, by));
        found.ok_or_else(|| format!("`{}` did not wake `{}`", by.name, lane.name).into())
    }

    /// The lane waited for the end of the other one: it polled it as a part of
    /// itself, was woken by its end, or came to it when it had ended.
    pub fn awaits(&self, lane: &Task, other: &Task) -> Seen {
        let is_part = !other.polls.is_empty() && other.ran_only_inside(lane);
        let is_over = other.ended_ns.is_some_and(|ns| {
            // On another thread, it may end during the lane's last poll.
            let is_last = |poll: &Poll| poll.ready;
            Some(ns) <= lane.began_ns()
                || lane.poll_at(ns).is_some_and(is_last)
                || self.woken_by(lane, other).is_ok()
        });
        require(
            is_part || is_over,
            format!(
                "the end of `{}` did not wake `{}`, which should await it",
                other.name, lane.name
            ),
        )
    }

    /// In a poll of the lane, or right after its end on the thread where it
    /// ended. On a busy machine the system may stop that thread in between.
    pub fn comes_from(&self, wake: &Wake, lane: &Task) -> bool {
        let is_near_end = || {
            let thread = lane.polls.last().map(|poll| poll.thread);
            let since = |ended_ns| wake.at_ns.checked_sub(ended_ns);
            let since_ns = lane.ended_ns.and_then(since);
            // Which thread dropped it was not recorded.
            let is_there = Some(wake.thread) == thread
                || lane.end == End::Dropped && self.is_of_runtime(wake.thread);
            wake.by.is_none() && is_there && since_ns.is_some_and(|ns| self.seconds(20 * ns) == 0)
        };
        let is_after = wake.by.is_none() && wake.after == Some(lane.id);
        wake.by == Some(lane.id) || is_after || is_near_end()
    }

    /// Some thread of the program's own woke it: none of the runtime's.
    pub fn woken_by_an_own_thread<'a>(&self, lane: &'a Task) -> Seen<&'a Wake> {
        let mut wakes = lane.wakes.iter();
        let found = wakes
            .find(|wake| wake.by.is_none() && wake.thread != 0 && !self.is_of_runtime(wake.thread));
        found.ok_or_else(|| format!("no thread of the program woke `{}`", lane.name).into())
    }

    /// Since the first of the others had ended, until that moment, nothing but
    /// their ends woke the lane: it awaited them, and did not sleep instead.
    pub fn woken_only_by_ends_of(
        &self,
        others: &[&Task],
        lane: &Task,
        moment: impl Into<Moment>,
    ) -> Seen {
        let moment = moment.into();
        let until_ns = moment.seen()?;
        let ends = || others.iter().filter_map(|other| other.ended_ns);
        let from_ns = ends().min().unwrap_or_default();
        let is_soon = |wake: &Wake| {
            let mut all = ends().filter_map(|ns| wake.at_ns.checked_sub(ns));
            all.any(|ns| 40 * ns <= self.second_ns)
        };
        // A sleep may be over at about the same time. A yield is not a sleep.
        let is_of_sleep = |wake: &Wake| wake.by.is_none() && !is_soon(wake);
        let sleeps = lane.wakes.iter().any(is_of_sleep);
        let is_by_end = |wake: &Wake| wake.after.is_some() || is_soon(wake) && !sleeps;
        let past = lane.wakes.iter().filter(|wake| wake.at_ns <= until_ns);
        let (before, then): (Vec<_>, Vec<_>) = past.partition(|wake| wake.at_ns < from_ns);
        // A busy machine may delay some of these wakes, but seldom all.
        let are_ends = then.iter().all(|wake| self.follows_an_end_of(others, wake))
            && then.iter().any(|wake| is_by_end(wake));
        // Another end woke it, and it came to these when they were over.
        let all: Vec<&Task> = self.tasks.iter().collect();
        let is_other = |wake: &&Wake| self.follows_an_end_of(&all, wake);
        let came_later = then.is_empty() && before.last().is_none_or(is_other);
        require(are_ends || came_later, {
            let (name, others) = (&lane.name, names(others));
            format!("before {moment}, no end of {others} woke `{name}`")
        })
    }

    /// What its thread had polled last was one of the lanes, which ended then. On
    /// a busy machine the system may stop that thread in between.
    fn follows_an_end_of(&self, lanes: &[&Task], wake: &Wake) -> bool {
        let all = self.tasks.iter().flat_map(|task| {
            let polls = task.polls.iter().filter(|poll| poll.thread == wake.thread);
            polls.filter_map(move |poll| Some((poll.end_ns?, task)))
        });
        let before = all.filter(|(end_ns, _)| *end_ns <= wake.at_ns);
        let last = before.max_by_key(|(end_ns, _)| *end_ns);
        let is_one = |task: &Task| lanes.iter().any(|lane| lane.id == task.id);
        let has_just_ended = |task: &Task| {
            let since = |ended_ns| wake.at_ns.checked_sub(ended_ns);
            let since_ns = task.ended_ns.and_then(since);
            since_ns.is_some_and(|ns| self.seconds(10 * ns) == 0)
        };
        wake.by.is_none() && last.is_some_and(|(_, task)| is_one(task) && has_just_ended(task))
    }

    /// No wake of the lane came in a poll of the other one or right after its
    /// end.
    pub fn not_woken_by(&self, lane: &Task, other: &Task) -> Seen {
        let is_from = |wake: &&Wake| {
            let id = Some(other.id);
            wake.by == id || wake.by.is_none() && wake.after == id
        };
        match lane.wakes.iter().find(is_from) {
            None => Ok(()),
            Some(wake) => Err(format!(
                "`{}` woke `{}` at {}",
                other.name,
                lane.name,
                self.at(wake.at_ns)
            )
            .into()),
        }
    }

    /// It woke itself in the poll at that moment: it yields, and its runtime
    /// runs others first. Nothing else woke it until its next poll.
    pub fn yields_by_itself(&self, lane: &Task, moment: impl Into<Moment>) -> Seen {
        let (_, wake) = self.only_wake_after(lane, moment.into())?;
        require(
            wake.by == Some(lane.id),
            format!(
                "{} woke `{}`, which should wake itself",
                self.waker(wake),
                lane.name
            ),
        )
    }

    /// Its runtime made it yield in the poll at that moment: the thread of the
    /// poll woke it later, while it polled no lane and right after it had
    /// polled some. Nothing else woke it until its next poll.
    pub fn is_put_off(&self, lane: &Task, moment: impl Into<Moment>) -> Seen {
        let (poll, wake) = self.only_wake_after(lane, moment.into())?;
        let name = &lane.name;
        let is_own = wake.by == Some(lane.id);
        require(
            !is_own,
            format!("`{name}` woke itself, and its runtime should do that"),
        )?;
        require(
            wake.by.is_none() && wake.thread == poll.thread,
            format!(
                "{} woke `{name}`, and not the runtime on its thread",
                self.waker(wake)
            ),
        )?;
        let all = self.tasks.iter().flat_map(|lane| &lane.polls);
        let here = all.filter(|poll| poll.thread == wake.thread);
        let ends = here.filter_map(|poll| poll.end_ns);
        let last_ns = ends.filter(|ns| *ns <= wake.at_ns).max();
        let idle_ns = wake.at_ns - last_ns.unwrap_or_default();
        // On a busy machine the system may stop the thread in between.
        require(self.seconds(10 * idle_ns) == 0, {
            let until = self.at(wake.at_ns);
            format!("`{name}` waited until {until} although its thread was free")
        })
    }

    /// The poll at that moment, and what woke the lane until its next one.
    pub(super) fn only_wake_after<'a>(
        &self,
        lane: &'a Task,
        moment: Moment,
    ) -> Seen<(&'a Poll, &'a Wake)> {
        let name = &lane.name;
        let poll = lane.poll_at(moment.seen()?);
        let poll = poll.ok_or_else(|| format!("`{name}` did not run at {moment}"))?;
        let starts = lane.polls.iter().map(|poll| poll.start_ns);
        let next_ns = starts.filter(|ns| *ns > poll.start_ns).min();
        let until_next = poll.start_ns..next_ns.unwrap_or(u64::MAX);
        let between = |wake: &&Wake| until_next.contains(&wake.at_ns);
        let wakes: Vec<_> = lane.wakes.iter().filter(between).collect();
        let [wake] = wakes.as_slice() else {
            let count = times(wakes.len());
            return Err(format!("`{name}` was woken {count} after {moment}, and not once").into());
        };
        Ok((poll, wake))
    }

    /// A runtime's thread woke it that waits for timers, sockets or children
    /// and runs no task; and no other thread did.
    pub fn woken_by_a_driver(&self, lane: &Task) -> Seen {
        self.woken_only(lane, "a thread that only waits for timers", |wake| {
            wake.by.is_none() && is_driver(self.thread_name(wake.thread))
        })
    }

    /// The main thread woke it, while it polled no lane: in a loop that runs on
    /// one thread, this thread also waits for timers and sockets.
    pub fn woken_from_main(&self, lane: &Task) -> Seen {
        self.woken_only(lane, "the main thread between two polls", |wake| {
            wake.by.is_none() && wake.thread == 0
        })
    }

    pub(super) fn woken_only(
        &self,
        lane: &Task,
        from: &str,
        is_such: impl Fn(&Wake) -> bool,
    ) -> Seen {
        let name = &lane.name;
        require(
            !lane.wakes.is_empty(),
            format!("nothing woke `{name}`; {from} should"),
        )?;
        match lane.wakes.iter().find(|wake| !is_such(wake)) {
            None => Ok(()),
            Some(wake) => {
                let waker = self.waker(wake);
                Err(format!("{waker} woke `{name}`, and not {from}").into())
            }
        }
    }

    /// Its runtime woke it, and nothing else did but itself.
    pub fn woken_by_its_runtime(&self, lane: &Task) -> Seen {
        self.woken_by_its_runtime_or(lane, &[])?;
        let is_woken = lane.wakes.iter().any(|wake| wake.by.is_none());
        require(is_woken, format!("no timer woke `{}`", lane.name))
    }

    /// The runtime one of whose workers woke the lane, while it polled no lane;
    /// `None` if no worker did.
    pub fn runtime_that_woke(&self, lane: &Task) -> Option<&'static str> {
        let mut wakes = lane.wakes.iter().filter(|wake| wake.by.is_none());
        wakes.find_map(|wake| worker_of(self.thread_name(wake.thread)))
    }
}
