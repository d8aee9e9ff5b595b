//! What a card, an exercise or a page asks of a recording. Each question has
//! an answer that follows from structure: who, where, in which order. Lengths
//! of time are read in whole seconds of the program only.

use std::collections::BTreeSet;

use super::{End, LaneKind, Poll, Recording, Said, Task, Wake};

/// About the whole recording.
impl Recording {
    /// The first task of this name.
    pub fn task(&self, name: &str) -> Option<&Task> {
        self.tasks.iter().find(|task| task.name == name)
    }

    /// The tasks of this name and those with a number after it: `client 1`,
    /// `client 2`, …
    pub fn tasks_named(&self, name: &str) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(move |task| {
            task.name.strip_prefix(name).is_some_and(|rest| {
                let number = rest.trim_start();
                number.bytes().all(|byte| byte.is_ascii_digit())
            })
        })
    }

    /// The first line that was said with this text.
    pub fn said(&self, text: &str) -> Option<&Said> {
        self.said.iter().find(|said| said.text == text)
    }

    /// Whole seconds from the task's first poll to the last such line that it said.
    /// From line to line it waits for the same number of seconds, or not at all.
    /// On a busy machine some of these waits end late, so the shortest one counts
    /// for all. A task speaks without a lane if the lane is its handle.
    pub fn seconds_between_lines(&self, task: &Task, is_such: impl Fn(&str) -> bool) -> u64 {
        let mut from_ns = task.began_ns().unwrap_or_default();
        let is_own = |said: &&Said| said.task.is_none_or(|id| id == task.id);
        let own = self.said.iter().filter(is_own);
        let such = own.filter(|said| is_such(&said.text));
        let waits = such.map(|said| {
            let passed_ns = said.at_ns.saturating_sub(from_ns);
            from_ns = said.at_ns;
            // A timer may be due a little earlier if the one before was late.
            self.seconds(10 * passed_ns / 9)
        });
        let waits: Vec<u64> = waits.filter(|seconds| *seconds > 0).collect();
        waits.iter().min().unwrap_or(&0) * waits.len() as u64
    }

    /// Whole seconds of the program from the first poll of any of these tasks
    /// to the last end; `None` if none has ended. On a busy machine the first
    /// poll may come long after the program's start.
    pub fn seconds_of<'a>(&self, tasks: impl IntoIterator<Item = &'a Task> + Clone) -> Option<u64> {
        let began = tasks.clone().into_iter().filter_map(Task::began_ns);
        let ended = tasks.into_iter().filter_map(|task| task.ended_ns);
        Some(self.seconds(ended.max()?.saturating_sub(began.min()?)))
    }

    /// Did processors work for it for less than half a second of the program?
    /// Yes if the platform cannot tell.
    pub fn hardly_computed(&self) -> bool {
        let usage = &self.usage;
        let worked_ns = usage.user_ns.unwrap_or(0) + usage.system_ns.unwrap_or(0);
        worked_ns * 2 < self.second_ns
    }

    /// Whole seconds of the program that have passed by then. Rounded down,
    /// because a sleep never ends early.
    pub fn seconds(&self, ns: u64) -> u64 {
        ns / self.second_ns.max(1)
    }

    /// The value that a number of the program had in this run.
    pub fn number(&self, name: &str) -> Option<u64> {
        let found = self.numbers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| *value)
    }

    /// The name of a thread; threads without a name have `unnamed thread`.
    pub fn thread_name(&self, thread: u16) -> &str {
        let name = self.threads.get(usize::from(thread));
        name.map_or("", String::as_str)
    }

    /// The wakes of these tasks, in the order of time.
    pub fn wakes_of<'a>(&self, tasks: impl IntoIterator<Item = &'a Task>) -> Vec<&'a Wake> {
        let wakes = tasks.into_iter().flat_map(|task| &task.wakes);
        let mut wakes: Vec<&Wake> = wakes.collect();
        wakes.sort_by_key(|wake| wake.at_ns);
        wakes
    }

    /// Whole seconds of the program in which the task ran, or held a thread,
    /// in all its polls together.
    pub fn seconds_running(&self, task: &Task) -> u64 {
        self.seconds(self.running_ns(task))
    }

    /// Did it run, or hold a thread, for less than a second of the program, and
    /// for less than half of its own time?
    pub fn mostly_waited(&self, task: &Task) -> bool {
        let running_ns = self.running_ns(task);
        let length_ns = task.length_ns().unwrap_or(self.wall_ns);
        self.seconds(running_ns) == 0 && running_ns * 2 < length_ns
    }

    /// How long it ran, or held a thread, in all its polls together.
    pub fn running_ns(&self, task: &Task) -> u64 {
        task.polls.iter().map(|poll| self.poll_ns(poll)).sum()
    }

    pub(super) fn poll_ns(&self, poll: &Poll) -> u64 {
        let end_ns = poll.end_ns.unwrap_or(self.wall_ns);
        end_ns.saturating_sub(poll.start_ns)
    }

    /// Was there a moment when both tasks ran (or held a thread each), and
    /// neither one inside a poll of the other?
    pub fn ran_at_once(&self, a: &Task, b: &Task) -> bool {
        let end_ns = |poll: &Poll| poll.end_ns.unwrap_or(self.wall_ns);
        let at_once = |a: &Poll, b: &Poll| {
            a.thread != b.thread && a.start_ns < end_ns(b) && b.start_ns < end_ns(a)
        };
        let with_b = |a| b.polls.iter().any(|b| at_once(a, b));
        a.polls.iter().any(with_b)
    }
}

/// About one task.
impl Task {
    /// Is it a blocking call ([`crate::watch_call`])? Its one poll blocks a
    /// thread.
    pub fn is_call(&self) -> bool {
        self.kind == LaneKind::Call
    }

    pub fn is_value(&self) -> bool {
        self.kind == LaneKind::Value
    }

    /// The threads that polled it: indexes into [`Recording::threads`].
    pub fn threads(&self) -> BTreeSet<u16> {
        self.polls.iter().map(|poll| poll.thread).collect()
    }

    /// When it was first polled, in ns.
    pub fn began_ns(&self) -> Option<u64> {
        self.polls.first().map(|poll| poll.start_ns)
    }

    /// How long it lasted from its first poll to its end, in ns; `None` if
    /// one of the two is missing.
    pub fn length_ns(&self) -> Option<u64> {
        Some(self.ended_ns?.saturating_sub(self.began_ns()?))
    }

    /// Were both polled by the same task of the runtime, at a time when neither
    /// had ended?
    pub fn shares_its_task_with(&self, other: &Task) -> bool {
        let lasts_at = |one: &Task, ns| one.ended_ns.is_none_or(|ended_ns| ns < Some(ended_ns));
        self.runs_in.is_some()
            && self.runs_in == other.runs_in
            && lasts_at(self, other.began_ns())
            && lasts_at(other, self.began_ns())
    }

    pub fn is_finished(&self) -> bool {
        self.end == End::Finished
    }

    /// Has a poll begun that has not ended?
    pub(super) fn is_polled(&self) -> bool {
        self.polls.last().is_some_and(|poll| poll.end_ns.is_none())
    }

    pub fn was_polled_after(&self, ns: u64) -> bool {
        self.polls.iter().any(|poll| poll.start_ns > ns)
    }

    /// Did it run, or hold a thread, inside a poll of the other one? A future
    /// that is awaited or joined does; a spawned one does not.
    pub fn ran_inside(&self, other: &Task) -> bool {
        self.polls.iter().any(|poll| poll.is_inside(other))
    }

    /// Does each of its polls lie in a poll of the other one? Those of a
    /// future that the other one awaits do, and those of a call in a call.
    pub fn ran_only_inside(&self, other: &Task) -> bool {
        self.polls.iter().all(|poll| poll.is_inside(other))
    }

    /// The poll that ran at this moment.
    pub fn poll_at(&self, ns: u64) -> Option<&Poll> {
        let is_over = |poll: &Poll| poll.end_ns.is_some_and(|end| end < ns);
        let began = self.polls.iter().rfind(|poll| poll.start_ns <= ns);
        began.filter(|poll| !is_over(poll))
    }
}

impl Poll {
    /// Did it start in a poll of this task?
    fn is_inside(&self, task: &Task) -> bool {
        let around = task.poll_at(self.start_ns);
        around.is_some_and(|around| around.thread == self.thread)
    }
}

/// The threads that polled any of these tasks.
pub fn threads_of<'a>(tasks: impl IntoIterator<Item = &'a Task>) -> BTreeSet<u16> {
    tasks.into_iter().flat_map(Task::threads).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recording::fixtures::lane;

    /// A second lasts 100 ns.
    fn recording() -> Recording {
        let lanes = [
            lane(1, "first", &[(90, 95), (290, 295)]),
            lane(2, "second", &[(91, 150), (200, 241)]),
        ];
        Recording {
            second_ns: 100,
            wall_ns: 400,
            tasks: lanes.map(|lane| lane.ended(End::Finished)).to_vec(),
            ..Recording::default()
        }
    }

    #[test]
    fn seconds_count_from_the_first_poll() {
        let mut recording = recording();
        let said = |at_ns, task| Said {
            at_ns,
            task: Some(task),
            text: format!("at {at_ns}"),
            place: None,
        };
        recording.said = vec![said(92, 1), said(120, 2), said(290, 1)];
        let between = |text: &str| {
            let is_such = |said: &str| said.starts_with(text);
            recording.seconds_between_lines(&recording.tasks[0], is_such)
        };
        assert_eq!([between("at"), between("at 9"), between("no")], [2, 0, 0]);
        assert_eq!(recording.seconds_of(&recording.tasks), Some(2));
        assert_eq!(recording.seconds_of([&recording.tasks[1]]), Some(1));
        assert_eq!(recording.tasks[0].length_ns(), Some(205));
    }

    #[test]
    fn the_polls_of_a_task_are_added_up_to_whole_seconds() {
        let recording = recording();
        let [first, second] = &recording.tasks[..] else {
            panic!("there are two");
        };
        assert_eq!(
            [first, second].map(|task| recording.seconds_running(task)),
            [0, 1]
        );
        assert!(recording.mostly_waited(first) && !recording.mostly_waited(second));
    }

    #[test]
    fn a_task_that_runs_for_half_of_its_time_does_more_than_wait() {
        let mostly_waited = |polls| {
            let task = lane(3, "third", polls).ended(End::Finished);
            recording().mostly_waited(&task)
        };
        assert!(mostly_waited(&[(0, 19), (60, 80)]));
        assert!(!mostly_waited(&[(0, 20), (60, 80)]));
    }

    #[test]
    fn processors_that_work_for_half_a_second_are_seen() {
        let mut recording = recording();
        assert!(recording.hardly_computed());
        recording.usage.user_ns = Some(30);
        recording.usage.system_ns = Some(19);
        assert!(recording.hardly_computed());
        recording.usage.system_ns = Some(20);
        assert!(!recording.hardly_computed());
    }

    #[test]
    fn a_moment_lies_in_a_poll_or_between_two() {
        let task = lane(1, "first", &[(10, 20), (30, 40)]);
        let start_ns = |ns| task.poll_at(ns).map(|poll| poll.start_ns);
        let found = [5, 10, 20, 25, 30, 41].map(start_ns);
        assert_eq!(found, [None, Some(10), Some(10), None, Some(30), None]);
    }

    #[test]
    fn an_awaited_future_runs_in_the_polls_of_its_awaiter_only() {
        let main = lane(1, "main", &[(10, 20), (30, 40)]);
        let within = |polls| lane(2, "inner", polls).ran_only_inside(&main);
        assert!(within(&[(11, 12), (31, 39)]));
        assert!(!within(&[(11, 12), (25, 26)]));
        assert!(!within(&[(9, 12)]));
    }

    #[test]
    fn wakes_come_in_the_order_of_time() {
        let first = lane(1, "first", &[]).woken(100, None).woken(250, None);
        let second = lane(2, "second", &[]).woken(170, None);
        let wakes = recording().wakes_of([&first, &second]).into_iter();
        assert!(wakes.map(|wake| wake.at_ns).eq([100, 170, 250]));
    }
}
