//! What a recording shows of its open lanes.

use std::collections::HashMap;

use super::super::{End, Poll, Recording, Task, Wake, index, threads_of};

/// Explains the open lanes of a recording.
pub(crate) struct Whys<'a> {
    pub(super) recording: &'a Recording,
    /// In the order of creation; none if there is nothing to explain.
    lanes: Vec<Lane<'a>>,
    /// How many lanes of this name and parent were dropped.
    dropped: HashMap<(&'a str, Option<u64>), usize>,
    /// What blocks a thread.
    pub(super) block_threads: Vec<&'a Task>,
    /// Those of them that block the main thread, or one on which a future was
    /// polled. Others may belong to a pool for blocking calls.
    pub(super) block_tasks: Vec<&'a Task>,
}

/// What other lanes have to do with a lane.
#[derive(Default)]
pub(super) struct Lane<'a> {
    /// For each poll of a lane that is open (or was polled after its end), the
    /// lane that polled it; `None` if its executor did.
    pollers: Vec<Option<&'a Task>>,
    /// The lanes that it polled last.
    pub(super) polled: Vec<&'a Task>,
    /// The open lanes that it polled in its last poll.
    pub(super) waits_for: Vec<&'a Task>,
    /// The values that it made and that are alive.
    pub(super) made: Vec<&'a Task>,
}

impl<'a> Whys<'a> {
    pub(crate) fn new(recording: &'a Recording) -> Whys<'a> {
        let mut whys = Whys {
            recording,
            lanes: Vec::new(),
            dropped: HashMap::new(),
            block_threads: Vec::new(),
            block_tasks: Vec::new(),
        };
        if whys.open().next().is_none() {
            return whys;
        }
        whys.lanes = lanes(&recording.tasks);
        let all = || recording.tasks.iter();
        for task in all().filter(|task| task.end == End::Dropped) {
            *whys.dropped.entry((&task.name, task.parent)).or_default() += 1;
        }
        let blocking = whys.open().filter(|task| whys.blocks_its_thread(task));
        whys.block_threads = blocking.collect();
        let of_tasks = threads_of(all().filter(|task| !task.is_call()));
        let is_of_tasks = |poll: &Poll| poll.thread == 0 || of_tasks.contains(&poll.thread);
        let blocks_tasks = |task: &&Task| task.polls.last().is_some_and(is_of_tasks);
        let blocking = whys.block_threads.iter().copied();
        whys.block_tasks = blocking.filter(blocks_tasks).collect();
        whys
    }

    pub(super) fn open(&self) -> impl Iterator<Item = &'a Task> {
        let tasks = self.recording.tasks.iter();
        tasks.filter(|task| self.can_explain(task))
    }

    /// If events were left out, an open lane may have ended.
    pub(super) fn can_explain(&self, task: &Task) -> bool {
        let recording = self.recording;
        task.end == End::Open && recording.outcome.is_some() && !recording.is_cut
    }

    pub(super) fn lane(&self, task: &Task) -> &Lane<'a> {
        &self.lanes[index(task.id)]
    }

    /// It, and no lane that it polls, has run for some time.
    fn blocks_its_thread(&self, task: &Task) -> bool {
        let started = task.polls.last().filter(|_| task.is_polled());
        started.is_some_and(|poll| !self.is_recent(poll.start_ns)) && self.polls_now(task).is_none()
    }

    /// The lane that it polls at the end.
    pub(super) fn polls_now(&self, task: &Task) -> Option<&'a Task> {
        let mut polled = self.lane(task).polled.iter().copied();
        polled.find(|inner| inner.is_polled())
    }

    /// The lane that polled it last; `None` if its executor did.
    pub(super) fn poller(&self, task: &Task) -> Option<&'a Task> {
        *self.lane(task).pollers.last()?
    }

    /// The last lane that polled it before the one that polls it now.
    pub(super) fn earlier_poller(&self, task: &Task) -> Option<&'a Task> {
        let now = self.poller(task).map(|now| now.id);
        let mut pollers = self.lane(task).pollers.iter().rev().flatten().copied();
        pollers.find(|earlier| Some(earlier.id) != now)
    }

    /// What this poll polled again after its end.
    pub(super) fn polled_late(&self, task: &Task, poll: &Poll) -> Option<&'a Task> {
        let during = poll.start_ns..=poll.end_ns.unwrap_or(u64::MAX);
        let mut polled = self.lane(task).polled.iter().copied();
        polled.find(|inner| {
            inner
                .polled_after_end_ns
                .is_some_and(|ns| during.contains(&ns))
        })
    }

    /// Lanes of the same name and parent.
    pub(super) fn dropped_like(&self, task: &Task) -> usize {
        let same = (task.name.as_str(), task.parent);
        self.dropped.get(&same).copied().unwrap_or_default()
    }

    /// Was the thread running when the process was stopped?
    pub(super) fn is_running(&self, thread: u16) -> Option<bool> {
        *self.recording.threads_running.get(usize::from(thread))?
    }

    /// In the last hundredth of the run. What happened then has not lasted long
    /// enough to say that it will last.
    pub(super) fn is_recent(&self, ns: u64) -> bool {
        let wall_ns = self.recording.wall_ns;
        ns > wall_ns - wall_ns / 100
    }
}

/// The wake after which it has not been polled. One that went to another task
/// counts only if all did.
pub(super) fn wake_since<'a>(task: &'a Task, poll: &Poll) -> Option<&'a Wake> {
    let wakes = task.wakes.iter();
    let since = wakes.filter(|wake| wake.at_ns >= poll.start_ns);
    since.min_by_key(|wake| wake.is_stale)
}

pub(super) fn poll_since<'a>(task: &'a Task, wake: &Wake) -> Option<&'a Poll> {
    let earlier = task
        .polls
        .partition_point(|poll| poll.start_ns < wake.at_ns);
    task.polls.get(earlier)
}

/// It was polled again, although nothing had woken it.
pub(super) fn was_polled_unwoken(task: &Task) -> bool {
    let mut pairs = task.polls.windows(2);
    pairs.any(|pair| {
        let between = pair[0].start_ns..=pair[1].start_ns;
        !task.wakes.iter().any(|wake| between.contains(&wake.at_ns))
    })
}

fn lanes(tasks: &[Task]) -> Vec<Lane<'_>> {
    let mut lanes: Vec<Lane> = tasks.iter().map(|_| Lane::default()).collect();
    add_pollers(tasks, &mut lanes);
    for task in tasks {
        let is_open = task.end == End::Open;
        if let Some(Some(poller)) = lanes[index(task.id)].pollers.last().copied() {
            let outer = &mut lanes[index(poller.id)];
            outer.polled.push(task);
            let start_ns = |task: &Task| task.polls.last().map(|poll| poll.start_ns);
            if is_open && start_ns(task) >= start_ns(poller) {
                outer.waits_for.push(task);
            }
        }
        if let Some(maker) = task.parent.filter(|_| is_open && task.is_value()) {
            lanes[index(maker)].made.push(task);
        }
    }
    lanes
}

/// Polls on a thread nest: what began last and has not ended polls what begins
/// next.
fn add_pollers<'a>(tasks: &'a [Task], lanes: &mut [Lane<'a>]) {
    let mut polls: Vec<(&Poll, &Task)> = Vec::new();
    for task in tasks {
        polls.extend(task.polls.iter().map(|poll| (poll, task)));
    }
    polls.sort_by_key(|(poll, _)| poll.start_ns);
    let mut stacks: HashMap<u16, Vec<(u64, &Task)>> = HashMap::new();
    for (poll, task) in polls {
        let stack = stacks.entry(poll.thread).or_default();
        while stack
            .pop_if(|(end_ns, _)| *end_ns <= poll.start_ns)
            .is_some()
        {}
        if task.end == End::Open || task.polled_after_end_ns.is_some() {
            let poller = stack.last().map(|(_, poller)| *poller);
            lanes[index(task.id)].pollers.push(poller);
        }
        stack.push((poll.end_ns.unwrap_or(u64::MAX), task));
    }
}
