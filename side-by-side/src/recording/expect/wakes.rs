//! What woke what.

use super::*;

impl Recording {
    /// Some wake of the lane came in a poll of that other lane, or right after
    /// its end.
    pub fn woken_by(&self, lane: &Task, by: &Task) -> Seen {
        let is_so = lane.wakes.iter().any(|wake| self.comes_from(wake, by));
        require(is_so, format!("{by} did not wake {lane}"))
    }

    /// The lane waited for the end of the other one: it polled it as a part of
    /// itself, was woken by its end, or came to it when it had ended.
    pub fn awaits(&self, lane: &Task, other: &Task) -> Seen {
        let is_over = other.ended_ns.is_some_and(|ns| {
            // On another thread, it may end during the lane's last poll.
            let is_last = lane.poll_at(ns).is_some_and(|poll| poll.ready);
            is_last || Some(ns) <= lane.began_ns() || self.woken_by(lane, other).is_ok()
        });
        let otherwise = format!("the end of {other} did not wake {lane}, which should await it");
        require(is_over || self.is_part_of(other, lane).is_ok(), otherwise)
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
    pub fn woken_by_an_own_thread(&self, lane: &Task) -> Seen {
        let is_own = |wake: &Wake| wake.by.is_none() && !self.is_of_runtime(wake.thread);
        let is_so = lane.wakes.iter().any(is_own);
        require(is_so, format!("no thread of the program woke {lane}"))
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
        let others = names(others);
        let otherwise = format!("before {moment}, no end of {others} woke {lane}");
        require(are_ends || came_later, otherwise)
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
        let is_from = |wake: &&Wake| wake.by.or(wake.after) == Some(other.id);
        match lane.wakes.iter().find(is_from) {
            None => Ok(()),
            Some(wake) => Err(format!("{other} woke {lane} at {}", self.at(wake.at_ns)).into()),
        }
    }

    /// It woke itself in the poll at that moment: it yields, and its runtime
    /// runs others first. Nothing else woke it until its next poll.
    pub fn yields_by_itself(&self, lane: &Task, moment: impl Into<Moment>) -> Seen {
        let (_, wake) = self.only_wake_after(lane, moment.into())?;
        let waker = self.waker(wake);
        let otherwise = format!("{waker} woke {lane}, which should wake itself");
        require(wake.by == Some(lane.id), otherwise)
    }

    /// Its runtime made it yield in the poll at that moment: the thread of the
    /// poll woke it later, while it polled no lane and right after it had
    /// polled some. Nothing else woke it until its next poll.
    pub fn is_put_off(&self, lane: &Task, moment: impl Into<Moment>) -> Seen {
        let (poll, wake) = self.only_wake_after(lane, moment.into())?;
        let is_own = wake.by == Some(lane.id);
        require(
            !is_own,
            format!("{lane} woke itself, and its runtime should do that"),
        )?;
        let is_here = wake.by.is_none() && wake.thread == poll.thread;
        let waker = self.waker(wake);
        require(
            is_here,
            format!("{waker} woke {lane}, and not the runtime on its thread"),
        )?;
        let all = self.tasks.iter().flat_map(|lane| &lane.polls);
        let here = all.filter(|poll| poll.thread == wake.thread);
        let ends = here.filter_map(|poll| poll.end_ns);
        let last_ns = ends.filter(|ns| *ns <= wake.at_ns).max();
        let idle_ns = wake.at_ns - last_ns.unwrap_or_default();
        let until = self.at(wake.at_ns);
        let otherwise = format!("{lane} waited until {until} although its thread was free");
        // On a busy machine the system may stop the thread in between.
        require(self.seconds(10 * idle_ns) == 0, otherwise)
    }

    /// The poll at that moment, and what woke the lane until its next one.
    fn only_wake_after<'a>(&self, lane: &'a Task, at: Moment) -> Seen<(&'a Poll, &'a Wake)> {
        let poll = lane.poll_at(at.seen()?);
        let poll = poll.ok_or_else(|| format!("{lane} did not run at {at}"))?;
        let mut starts = lane.polls.iter().map(|poll| poll.start_ns);
        let next_ns = starts.find(|ns| *ns > poll.start_ns);
        let until_next = poll.start_ns..next_ns.unwrap_or(u64::MAX);
        let is_then = |wake: &&Wake| until_next.contains(&wake.at_ns);
        match lane.wakes.iter().filter(is_then).collect::<Vec<_>>()[..] {
            [wake] => Ok((poll, wake)),
            [] => Err(format!("nothing woke {lane} after {at}").into()),
            [..] => Err(format!("{lane} was woken more than once after {at}").into()),
        }
    }

    /// A runtime's thread woke it that waits for timers, sockets or children
    /// and runs no task; and no other thread did.
    pub fn woken_by_a_driver(&self, lane: &Task) -> Seen {
        let is_driver = |thread| is_driver(self.thread_name(thread));
        self.woken_only(lane, "a thread that only waits for timers", is_driver)
    }

    /// The main thread woke it, while it polled no lane: in a loop that runs on
    /// one thread, this thread also waits for timers and sockets.
    pub fn woken_from_main(&self, lane: &Task) -> Seen {
        let is_main = |thread| thread == 0;
        self.woken_only(lane, "the main thread between two polls", is_main)
    }

    fn woken_only(&self, lane: &Task, from: &str, is_such: impl Fn(u16) -> bool) -> Seen {
        let is_woken = !lane.wakes.is_empty();
        require(is_woken, format!("nothing woke {lane}; {from} should"))?;
        let is_right = |wake: &Wake| wake.by.is_none() && is_such(wake.thread);
        match lane.wakes.iter().find(|wake| !is_right(wake)) {
            None => Ok(()),
            Some(wake) => Err(format!("{} woke {lane}, and not {from}", self.waker(wake)).into()),
        }
    }

    /// Its runtime woke it, and nothing else did but itself.
    pub fn woken_by_its_runtime(&self, lane: &Task) -> Seen {
        self.woken_by_its_runtime_or(lane, &[])?;
        let is_woken = lane.wakes.iter().any(|wake| wake.by.is_none());
        require(is_woken, format!("no timer woke {lane}"))
    }

    /// The runtime one of whose workers woke the lane, while it polled no lane;
    /// `None` if no worker did.
    pub fn runtime_that_woke(&self, lane: &Task) -> Option<&'static str> {
        let mut wakes = lane.wakes.iter().filter(|wake| wake.by.is_none());
        wakes.find_map(|wake| worker_of(self.thread_name(wake.thread)))
    }
}
