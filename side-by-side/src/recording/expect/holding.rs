//! Holding a thread: blocking calls, and futures that compute.

use super::*;
use std::ops::RangeBounds;

impl Recording {
    /// Each is a blocking call.
    pub fn are_calls(&self, lanes: &[&Task]) -> Seen {
        each(lanes, |lane| {
            let otherwise = format!("{lane} is a future, and not a blocking call");
            require(lane.is_call(), otherwise)
        })
    }

    /// The longest poll of the lane, which ran, or held its thread, for this many
    /// whole seconds.
    pub fn holds_its_thread<'a>(&self, lane: &'a Task, seconds: u64) -> Seen<&'a Poll> {
        let longest = lane.polls.iter().max_by_key(|poll| self.poll_ns(poll));
        let found = longest.filter(|poll| self.seconds(self.poll_ns(poll)) >= seconds);
        found.ok_or_else(|| format!("{lane} did not hold its thread for {seconds} s").into())
    }

    /// In the poll in which that moment lies, the lane had held its thread for a
    /// tenth of a second or more before it.
    pub fn holds_its_thread_until(&self, lane: &Task, moment: impl Into<Moment>) -> Seen {
        let moment = moment.into();
        let ns = moment.seen()?;
        let poll = lane.poll_at(ns);
        let is_so = poll.is_some_and(|poll| self.seconds(10 * (ns - poll.start_ns)) >= 1);
        require(
            is_so,
            format!("{lane} did not hold its thread until {moment}"),
        )
    }

    /// Both ran, or held a thread, at the same time, on two threads.
    pub fn run_in_parallel(&self, a: &Task, b: &Task) -> Seen {
        let otherwise = format!("{a} and {b} never ran in parallel");
        require(self.ran_at_once(a, b), otherwise)
    }

    /// The lane held its thread for a tenth of a second or more in the poll in
    /// which it said that line.
    pub fn holds_its_thread_to_say<'a>(&self, lane: &'a Task, text: &str) -> Seen<&'a Poll> {
        let said = self.says(lane, text)?;
        let poll = lane.poll_at(said.at_ns);
        let held_ns = poll.map_or(0, |poll| self.poll_ns(poll));
        let found = poll.filter(|_| self.seconds(10 * held_ns) >= 1);
        found.ok_or_else(|| {
            let held = self.at(held_ns);
            format!("{lane} held its thread for {held} to say \"{text}\": not long enough").into()
        })
    }

    /// Each is a blocking call on its own thread, and each runs in parallel with
    /// the next one.
    pub fn hold_a_thread_each(&self, calls: &[&Task]) -> Seen {
        self.are_calls(calls)?;
        self.on_a_thread_each(calls)?;
        let mut neighbours = calls.windows(2);
        neighbours.try_for_each(|two| self.run_in_parallel(two[0], two[1]))
    }

    /// At most this many threads were started after the first poll. Those of a
    /// blocking pool come so, but the first driver of a runtime does, too.
    pub fn started_at_most(&self, count: u64) -> Seen {
        let usage = &self.usage;
        let both = usage.thread_count.zip(usage.threads_at_first_poll);
        let later = both.map_or(0, |(most, first)| most.saturating_sub(first));
        let otherwise = format!("{later} threads were started, and not {count} at most");
        require(later <= count, otherwise)
    }

    /// While this poll of another lane ran, the lane was polled.
    pub fn polled_during(&self, lane: &Task, poll: &Poll) -> Seen {
        let time = poll.start_ns + 1..poll.end_ns.unwrap_or(self.wall_ns);
        let is_so = lane.polls.iter().any(|poll| time.contains(&poll.start_ns));
        let otherwise = format!("{lane} was not polled while the other thread was held");
        require(is_so, otherwise)
    }

    /// The system stopped its threads this many times. True if it cannot count.
    pub fn switched(&self, times: impl RangeBounds<u64>) -> Seen {
        let is_so = |count| times.contains(&count);
        let switches = self.usage.switches;
        let count = switches.unwrap_or_default();
        let otherwise = format!("the system stopped a thread {count} times");
        require(switches.is_none_or(is_so), otherwise)
    }

    /// One of its children was waited for, so it left no zombie. True if the
    /// system cannot tell.
    pub fn waited_for_a_child(&self) -> Seen {
        let is_so = self.usage.children_ns.is_none_or(|ns| ns > 0);
        require(is_so, "no child process was there and waited for")
    }

    /// Processors worked for its children, this many tenths of a second. True if
    /// the system cannot tell.
    pub fn children_computed(&self, tenths: u64) -> Seen {
        let children_ns = self.usage.children_ns;
        let is_so = children_ns.is_none_or(|ns| self.seconds(10 * ns) >= tenths);
        require(is_so, "the processor hardly worked for the children")
    }

    /// The same, and they hardly worked for the program itself.
    pub fn only_children_computed(&self, tenths: u64) -> Seen {
        self.children_computed(tenths)?;
        let both = self.usage.user_ns.zip(self.usage.children_ns);
        let is_so = both.is_none_or(|(own_ns, children_ns)| 5 * own_ns < children_ns);
        require(is_so, "the processor worked for the program, too")
    }

    /// Processors worked for it. True if the system cannot tell.
    pub fn computed(&self) -> Seen {
        // On a busy machine it gets no more than a part of a processor.
        let user_ns = self.usage.user_ns;
        let is_so = user_ns.is_none_or(|ns| 20 * ns >= self.second_ns);
        require(is_so, "the processor hardly worked for the program")
    }
}
