//! Why has a lane not ended? One sentence for each lane that was still open
//! when the process ended, from facts of the recording only.

use std::collections::{HashMap, HashSet};

use super::{End, Poll, Recording, Task, Wake};
use crate::runtimes::{Runtime, runtime_of};

/// Explains the open lanes of a recording.
pub(crate) struct Whys<'a> {
    recording: &'a Recording,
    /// For each poll of an open lane (or of one that was polled after its end),
    /// the lane in whose poll it was: the one that polled it.
    pollers: HashMap<u64, Vec<Option<u64>>>,
    /// For each lane, the lanes that it polled last.
    polled_by: HashMap<u64, Vec<&'a Task>>,
    /// For each lane, the open lanes that it polled in its last poll.
    waits_for: HashMap<u64, Vec<&'a Task>>,
    /// For each lane, the values that it made and that are alive.
    made: HashMap<u64, Vec<&'a Task>>,
    /// How many lanes of this name and parent were dropped.
    dropped: HashMap<(&'a str, Option<u64>), usize>,
    /// What blocks a thread that runs tasks: `; `hog` blocks its thread`.
    busy: String,
    /// What blocks any thread.
    busy_pool: String,
}

/// Why one lane is open.
pub(crate) struct Why {
    /// A whole sentence.
    pub(crate) sentence: String,
    rank: Rank,
}

impl Why {
    /// The same for lanes that are stuck alike: `client 1`, `client 2`.
    pub(crate) fn without_numbers(&self) -> String {
        self.sentence
            .replace(|c: char| c.is_ascii_digit() || c == '.', "")
    }
}

/// What explains most comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    NotPolled,
    Running,
    NotWakeable,
    Alive,
    Waits,
    WaitsForLane,
}

impl<'a> Whys<'a> {
    pub(crate) fn new(recording: &'a Recording) -> Whys<'a> {
        let mut whys = Whys {
            recording,
            pollers: HashMap::new(),
            polled_by: HashMap::new(),
            waits_for: HashMap::new(),
            made: HashMap::new(),
            dropped: HashMap::new(),
            busy: String::new(),
            busy_pool: String::new(),
        };
        if whys.open().next().is_some() {
            whys.pollers = pollers(recording);
            recording.tasks.iter().for_each(|task| whys.add(task));
            let of_tasks = whys.threads_of_tasks();
            whys.busy = whys.busy(|thread| of_tasks.contains(&thread));
            whys.busy_pool = whys.busy(|_| true);
        }
        whys
    }

    fn add(&mut self, task: &'a Task) {
        if let Some(poller) = self.poller(task) {
            self.polled_by.entry(poller.id).or_default().push(task);
            let from_ns = poller.polls.last().map_or(u64::MAX, |poll| poll.start_ns);
            let last = task.polls.last();
            if task.end == End::Open && last.is_some_and(|last| last.start_ns >= from_ns) {
                self.waits_for.entry(poller.id).or_default().push(task);
            }
        }
        match (task.end, task.parent) {
            (End::Open, Some(maker)) if task.is_value() => {
                self.made.entry(maker).or_default().push(task);
            }
            (End::Dropped, parent) => *self.dropped.entry((&task.name, parent)).or_default() += 1,
            _ => {}
        }
    }

    /// The explanations of all open lanes; what explains most comes first.
    pub(crate) fn all(&self) -> Vec<Why> {
        let mut all: Vec<_> = self.open().map(|task| self.explained(task)).collect();
        all.sort_by_key(|why| why.rank);
        all
    }

    /// `None` if the lane has ended, or if that is unknown.
    pub(crate) fn of(&self, task: &'a Task) -> Option<String> {
        self.can_explain(task)
            .then(|| self.explained(task).sentence)
    }

    fn open(&self) -> impl Iterator<Item = &'a Task> {
        let tasks = self.recording.tasks.iter();
        tasks.filter(|task| self.can_explain(task))
    }

    /// If events were left out, an open lane may have ended.
    fn can_explain(&self, task: &Task) -> bool {
        let recording = self.recording;
        task.end == End::Open && recording.outcome.is_some() && !recording.is_cut
    }

    fn explained(&self, task: &'a Task) -> Why {
        let (rank, what) = match task.polls.last() {
            None if task.is_value() => (Rank::Alive, self.alive(task)),
            None => (Rank::NotPolled, self.never_polled(task)),
            Some(poll) if poll.end_ns.is_none() => self.running(task, poll),
            // A wake that went to another task is the reason only if all did.
            Some(poll) => match wakes_since(task, poll).min_by_key(|wake| wake.is_stale) {
                Some(wake) => self.not_polled_since(task, wake),
                None => self.waiting(task, poll),
            },
        };
        let sentence = format!("`{}` {what}.", task.name);
        Why { sentence, rank }
    }

    fn alive(&self, task: &Task) -> String {
        let at = self.at(task.created_ns);
        let Some(maker) = task.parent.and_then(|id| self.recording.task_by_id(id)) else {
            return format!("is a value that was made at {at} and not dropped");
        };
        let now = match (maker.end, maker.polls.last()) {
            (End::Open, Some(last)) if last.end_ns.is_some() => {
                self.waits_or_was_woken(maker, last)
            }
            (End::Open, _) => "is running".to_owned(),
            _ => "has ended".to_owned(),
        };
        format!(
            "is a value that was not dropped; `{}`, which made it at {at}, {now}",
            maker.name
        )
    }

    fn waits_or_was_woken(&self, maker: &Task, last: &Poll) -> String {
        if wakes_since(maker, last).next().is_some() {
            return "was woken and has not been polled since".to_owned();
        }
        match names(listed(&self.waits_for, maker)) {
            none if none.is_empty() => "waits, too".to_owned(),
            inner => format!("waits for {inner}"),
        }
    }

    fn never_polled(&self, task: &Task) -> String {
        let at = self.at(task.created_ns);
        if task.is_call() {
            let busy = &self.busy_pool;
            return format!("was made at {at}, and no thread has called it{busy}");
        }
        format!("was made at {at} and has never been polled{}", self.busy)
    }

    fn running(&self, task: &Task, poll: &Poll) -> (Rank, String) {
        let since = self.at(poll.start_ns);
        let inner = self.polled_by(task).find(|inner| is_running(inner));
        if let Some(inner) = inner {
            let what = format!("has been polling `{}` since {since}", inner.name);
            return (Rank::WaitsForLane, what);
        }
        if self.is_recent(poll.start_ns) {
            let what = format!("was running when the process ended; {}", polled(task));
            return (Rank::Waits, what);
        }
        let running = self.recording.threads_running.get(usize::from(poll.thread));
        let what = match (running.copied().flatten(), task.is_call()) {
            (Some(true), true) => format!("has been computing since {since}"),
            (Some(true), false) => {
                format!("has been computing since {since}, without returning to its executor")
            }
            (Some(false), true) => format!("has blocked its thread since {since}; it sleeps"),
            (Some(false), false) => format!(
                "has blocked its thread since {since}: it sleeps in a call inside this poll, \
                 and does not return to its executor"
            ),
            (None, true) => format!("has not returned since {since}"),
            (None, false) => {
                format!("has been in the same poll since {since}, and its thread with it")
            }
        };
        (Rank::Running, what)
    }

    fn not_polled_since(&self, task: &Task, wake: &Wake) -> (Rank, String) {
        if self.is_recent(wake.at_ns) {
            let at = self.at(wake.at_ns);
            let what = format!(
                "was woken at {at}, just before the process ended; {}",
                polled(task)
            );
            return (Rank::Waits, what);
        }
        (Rank::NotPolled, self.passed_over(task, wake))
    }

    fn passed_over(&self, task: &Task, wake: &Wake) -> String {
        let at = self.at(wake.at_ns);
        let by = match wake.by.and_then(|id| self.recording.task_by_id(id)) {
            Some(by) if by.id != task.id => format!("was woken by `{}` at {at}", by.name),
            _ => format!("was woken at {at}"),
        };
        let poller = self.poller(task);
        if wake.is_stale {
            let earlier = self.earlier_poller(task, poller);
            let earlier = earlier.map(|earlier| format!(" (`{}`)", earlier.name));
            let now = poller.map_or("the task".to_owned(), |now| format!("`{}`", now.name));
            return format!(
                "{by}, but through a waker from an earlier poll: that one wakes another task{}. \
                 {now}, which polls it now, was not woken",
                earlier.unwrap_or_default()
            );
        }
        let Some(poller) = poller else {
            return format!("{by}, and nothing has polled it since{}", self.busy);
        };
        if poller.end != End::Open {
            let name = &poller.name;
            return format!("{by}, but `{name}`, which polled it, has ended");
        }
        let later = poller
            .polls
            .partition_point(|poll| poll.start_ns < wake.at_ns);
        let Some(later) = poller.polls.get(later) else {
            return format!("{by}, and nothing has polled it since{}", self.busy);
        };
        // It may have given them away.
        let made = match names(listed(&self.made, task)) {
            none if none.is_empty() => String::new(),
            names => format!("; it made {names}, still alive"),
        };
        format!(
            "{by}. `{}` was polled at {} and did not poll it. A future that is neither polled \
             nor dropped keeps what it holds, and its place in every queue{made}",
            poller.name,
            self.at(later.start_ns),
        )
    }

    fn waiting(&self, task: &'a Task, poll: &Poll) -> (Rank, String) {
        let inner = names(listed(&self.waits_for, task));
        if !inner.is_empty() {
            return (Rank::WaitsForLane, format!("waits for {inner}"));
        }
        let late = self.polled_late_by(task, poll);
        if let Some(late) = late {
            let what = format!(
                "polled `{}` again after its end; such a future may never be ready",
                late.name
            );
            return (Rank::NotWakeable, what);
        }
        if let Some(since_ns) = task.unwakeable_ns {
            let since = self.at(since_ns);
            let so = match self.polled_along_with(task) {
                Some(others) => format!(": it is polled only when something else wakes {others}"),
                None => ", so nothing can wake it".to_owned(),
            };
            let what = format!("has waited since {since}, and nothing holds its waker{so}");
            return (Rank::NotWakeable, what);
        }
        let since_ns = poll.end_ns.unwrap_or(poll.start_ns);
        // A loop with a ticker waits anew in each turn.
        let since = match task.polls.len() {
            count if count > OFTEN => format!("{} (poll {count})", self.at(since_ns)),
            _ => self.at(since_ns),
        };
        let runtime = runtime_of(&self.recording.runtime);
        let mut what = if runtime.is_none_or(Runtime::has_wakers) {
            format!("has waited since {since}; something holds its waker and has not called it")
        } else {
            format!("has waited since {since}, and nothing has woken it")
        };
        let same = (task.name.as_str(), task.parent);
        let dropped = self.dropped.get(&same).copied().unwrap_or_default();
        if dropped >= OFTEN {
            what += &format!("; {dropped} lanes of this name were dropped before they finished");
        }
        (Rank::Waits, what)
    }

    /// What is polled when another future of the same task is woken: the task,
    /// by the name of the lane that polls both.
    fn polled_along_with(&self, task: &Task) -> Option<String> {
        if let Some(poller) = self.poller(task) {
            let can_be_woken = poller.end == End::Open && poller.unwakeable_ns.is_none();
            return can_be_woken.then(|| format!("`{}`", poller.name));
        }
        let was_woken = |from_ns: u64, to_ns: u64| {
            let mut wakes = task.wakes.iter();
            wakes.any(|wake| (from_ns..=to_ns).contains(&wake.at_ns))
        };
        let mut pairs = task.polls.windows(2);
        let unasked = pairs.any(|pair| !was_woken(pair[0].start_ns, pair[1].start_ns));
        unasked.then(|| "its task".to_owned())
    }

    /// The main thread, and those on which a future was polled. Others may
    /// belong to a pool for blocking calls.
    fn threads_of_tasks(&self) -> HashSet<u16> {
        let futures = self.recording.tasks.iter().filter(|task| !task.is_call());
        let polls = futures.flat_map(|task| &task.polls);
        polls.map(|poll| poll.thread).chain([0]).collect()
    }

    fn busy(&self, counts: impl Fn(u16) -> bool) -> String {
        let running = self.recording.tasks.iter().filter(|task| {
            let is_leaf = is_running(task) && !self.polled_by(task).any(is_running);
            let last = task.polls.last();
            let counts = |poll: &Poll| counts(poll.thread) && !self.is_recent(poll.start_ns);
            task.end == End::Open && is_leaf && last.is_some_and(counts)
        });
        let running: Vec<&Task> = running.collect();
        match names(&running) {
            none if none.is_empty() => String::new(),
            names if running.len() == 1 => format!("; {names} blocks its thread"),
            names => format!("; {names} block their threads"),
        }
    }

    /// The lane that polled it last; `None` if its executor did.
    fn poller(&self, task: &Task) -> Option<&'a Task> {
        let id = self.pollers.get(&task.id)?.last()?;
        self.recording.task_by_id((*id)?)
    }

    fn earlier_poller(&self, task: &Task, now: Option<&Task>) -> Option<&'a Task> {
        let pollers = self.pollers.get(&task.id)?.iter().rev().flatten();
        let now = now.map(|now| now.id);
        let mut earlier = pollers.filter(|id| Some(**id) != now);
        self.recording.task_by_id(*earlier.next()?)
    }

    fn polled_by(&self, task: &Task) -> impl Iterator<Item = &'a Task> {
        listed(&self.polled_by, task).iter().copied()
    }

    fn polled_late_by(&self, task: &Task, poll: &Poll) -> Option<&'a Task> {
        let end_ns = poll.end_ns.unwrap_or(u64::MAX);
        self.polled_by(task).find(|inner| {
            let late_ns = inner.polled_after_end_ns;
            late_ns.is_some_and(|ns| poll.start_ns <= ns && ns <= end_ns)
        })
    }

    /// In the last hundredth of the run. What happened then has not lasted long
    /// enough to say that it will last.
    fn is_recent(&self, ns: u64) -> bool {
        let wall_ns = self.recording.wall_ns;
        ns > wall_ns - wall_ns / 100
    }

    /// `2.5 s`: program seconds since the program's start.
    fn at(&self, ns: u64) -> String {
        let seconds = ns as f64 / self.recording.second_ns.max(1) as f64;
        let text = format!("{seconds:.2}");
        format!("{} s", text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// A future that is made anew in each turn of a loop is dropped this often.
const OFTEN: usize = 3;

fn polled(task: &Task) -> String {
    match task.polls.len() {
        1 => "it was polled once".to_owned(),
        times => format!("it was polled {times} times"),
    }
}

fn wakes_since<'a>(task: &'a Task, poll: &Poll) -> impl Iterator<Item = &'a Wake> {
    let start_ns = poll.start_ns;
    task.wakes.iter().filter(move |wake| wake.at_ns >= start_ns)
}

fn is_running(task: &Task) -> bool {
    let last = task.polls.last();
    last.is_some_and(|poll| poll.end_ns.is_none())
}

/// The lanes that this map has for a lane.
fn listed<'m, 'a>(map: &'m HashMap<u64, Vec<&'a Task>>, task: &Task) -> &'m [&'a Task] {
    map.get(&task.id).map_or(&[], Vec::as_slice)
}

/// `` `a`, `b` and `c` ``; of many, the first three.
fn names(tasks: &[&Task]) -> String {
    const AT_MOST: usize = 3;
    let (named, more) = match tasks.len() {
        all if all <= AT_MOST + 1 => (tasks, 0),
        all => (&tasks[..AT_MOST], all - AT_MOST),
    };
    let mut names: Vec<String> = named
        .iter()
        .map(|task| format!("`{}`", task.name))
        .collect();
    if more > 0 {
        names.push(format!("{more} others"));
    }
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// Polls on a thread nest: what began last and has not ended polls what begins
/// next.
fn pollers(recording: &Recording) -> HashMap<u64, Vec<Option<u64>>> {
    let mut polls: Vec<(&Poll, &Task)> = Vec::new();
    for task in &recording.tasks {
        polls.extend(task.polls.iter().map(|poll| (poll, task)));
    }
    polls.sort_by_key(|(poll, _)| poll.start_ns);
    let mut stacks: HashMap<u16, Vec<(u64, u64)>> = HashMap::new();
    let mut pollers: HashMap<u64, Vec<Option<u64>>> = HashMap::new();
    for (poll, task) in polls {
        let stack = stacks.entry(poll.thread).or_default();
        while stack
            .pop_if(|(end_ns, _)| *end_ns <= poll.start_ns)
            .is_some()
        {}
        if task.end == End::Open || task.polled_after_end_ns.is_some() {
            let poller = stack.last().map(|(_, id)| *id);
            pollers.entry(task.id).or_default().push(poller);
        }
        stack.push((poll.end_ns.unwrap_or(u64::MAX), task.id));
    }
    pollers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recording::{LaneKind, Outcome};

    /// A lane that is open: polled at these moments, for 10 ns each, on this
    /// thread.
    fn lane(id: u64, name: &str, thread: u16, polls: &[u64]) -> Task {
        let poll = |&start_ns: &u64| Poll {
            start_ns,
            end_ns: Some(start_ns + 10),
            thread,
            ready: false,
        };
        Task {
            id,
            name: name.to_owned(),
            polls: polls.iter().map(poll).collect(),
            ..Task::default()
        }
    }

    fn value(id: u64, name: &str, parent: u64) -> Task {
        Task {
            kind: LaneKind::Value,
            parent: Some(parent),
            ..lane(id, name, 0, &[])
        }
    }

    impl Task {
        fn woken(mut self, at_ns: u64, by: Option<u64>) -> Task {
            self.wakes.push(Wake {
                at_ns,
                by,
                ..Wake::default()
            });
            self
        }

        fn still_running(mut self) -> Task {
            if let Some(poll) = self.polls.last_mut() {
                poll.end_ns = None;
            }
            self
        }

        fn ended(mut self) -> Task {
            self.end = End::Finished;
            self.ended_ns = self.polls.last().and_then(|poll| poll.end_ns);
            self
        }
    }

    /// A second lasts 100 ns.
    fn hung(tasks: Vec<Task>) -> Recording {
        Recording {
            second_ns: 100,
            wall_ns: 1000,
            outcome: Some(Outcome::Hung),
            threads: vec!["main".into(), "worker".into()],
            threads_running: vec![None, Some(false)],
            tasks,
            ..Recording::default()
        }
    }

    #[track_caller]
    fn assert_why(tasks: Vec<Task>, expected: &[&str]) {
        let recording = hung(tasks);
        let all = Whys::new(&recording).all();
        let all: Vec<_> = all.iter().map(|why| why.sentence.as_str()).collect();
        assert_eq!(all, expected);
    }

    #[test]
    fn a_future_that_was_woken_and_that_its_task_no_longer_polls_keeps_what_it_holds() {
        let main = lane(1, "main", 0, &[0, 200]);
        let shave = lane(2, "shave", 0, &[5]).woken(150, Some(4));
        let door = value(3, "door", 2);
        let father = lane(4, "father", 1, &[149]).ended();
        assert_why(
            vec![main.clone(), shave.clone(), door.clone(), father.clone()],
            &[
                "`shave` was woken by `father` at 1.5 s. `main` was polled at 2 s and did not \
                 poll it. A future that is neither polled nor dropped keeps what it holds, and \
                 its place in every queue; it made `door`, still alive.",
                "`door` is a value that was not dropped; `shave`, which made it at 0 s, was \
                 woken and has not been polled since.",
                "`main` has waited since 2.1 s; something holds its waker and has not called it.",
            ],
        );
        // `main` was not polled since: it did not pass `shave` over.
        let mut main = main;
        main.polls.pop();
        assert_why(
            vec![main, shave, door.ended(), father],
            &[
                "`shave` was woken by `father` at 1.5 s, and nothing has polled it since.",
                "`main` waits for `shave`.",
            ],
        );
    }

    #[test]
    fn a_wake_through_another_task_s_waker_is_told_apart() {
        let main = lane(1, "main", 0, &[0, 200]);
        let mut bell = lane(2, "bell", 0, &[5, 105]).woken(150, None);
        bell.polls[1].thread = 1;
        bell.wakes[0].is_stale = true;
        let second = lane(3, "second", 1, &[100]);
        assert_why(
            vec![main, bell, second],
            &[
                "`bell` was woken at 1.5 s, but through a waker from an earlier poll: that one \
                 wakes another task (`main`). `second`, which polls it now, was not woken.",
                "`main` has waited since 2.1 s; something holds its waker and has not called it.",
                "`second` waits for `bell`.",
            ],
        );
    }

    #[test]
    fn a_wake_through_another_task_s_waker_does_not_hide_one_that_came_through() {
        let mut bell = lane(2, "bell", 0, &[5]).woken(150, None).woken(160, None);
        bell.wakes[0].is_stale = true;
        assert_why(
            vec![lane(1, "main", 0, &[0]), bell],
            &[
                "`bell` was woken at 1.6 s, and nothing has polled it since.",
                "`main` waits for `bell`.",
            ],
        );
    }

    /// Loops that yield are polled, and woken, at any moment.
    #[test]
    fn what_began_just_before_the_end_is_not_called_stuck() {
        let spins = lane(1, "spins", 0, &[0, 500, 995]).still_running();
        let yields = lane(2, "yields", 1, &[980]).woken(995, None);
        assert_why(
            vec![spins, yields],
            &[
                "`spins` was running when the process ended; it was polled 3 times.",
                "`yields` was woken at 9.95 s, just before the process ended; it was polled once.",
            ],
        );
    }

    #[test]
    fn a_lane_without_a_waker_may_be_polled_for_another_one() {
        let server = lane(1, "server", 0, &[0, 100, 200]);
        let mut flag = lane(2, "flag", 0, &[5, 105, 205]);
        flag.unwakeable_ns = Some(216);
        let mut alone = lane(3, "alone", 1, &[50, 150]);
        alone.unwakeable_ns = Some(161);
        assert_why(
            vec![server, flag.clone(), alone.clone()],
            &[
                "`flag` has waited since 2.16 s, and nothing holds its waker: it is polled only \
                 when something else wakes `server`.",
                "`alone` has waited since 1.61 s, and nothing holds its waker: it is polled only \
                 when something else wakes its task.",
                "`server` waits for `flag`.",
            ],
        );
        let mut server = lane(1, "server", 0, &[0, 100, 200]);
        server.unwakeable_ns = Some(217);
        let alone = alone.woken(70, None);
        assert_why(
            vec![server, flag, alone],
            &[
                "`flag` has waited since 2.16 s, and nothing holds its waker, so nothing can wake \
                 it.",
                "`alone` has waited since 1.61 s, and nothing holds its waker, so nothing can \
                 wake it.",
                "`server` waits for `flag`.",
            ],
        );
    }

    #[test]
    fn a_lane_that_waits_without_a_waker_cannot_be_woken() {
        let mut reader = lane(1, "reader", 0, &[50]);
        reader.unwakeable_ns = Some(61);
        assert_why(
            vec![reader],
            &[
                "`reader` has waited since 0.61 s, and nothing holds its waker, so nothing can \
                 wake it.",
            ],
        );
    }

    /// If each lane were compared with all others, this would take an hour.
    #[test]
    fn many_open_lanes_are_cheap() {
        const MANY: u64 = 300_000;
        let mut tasks = vec![lane(1, "main", 0, &[0])];
        tasks[0].polls[0].end_ns = Some(100);
        for id in 2..MANY {
            tasks.push(match id % 3 {
                0 => lane(id, &format!("client {id}"), 0, &[5]),
                1 => lane(id, &format!("woken {id}"), 0, &[5]).woken(50, None),
                _ => value(id, "socket", 1),
            });
        }
        let mut recording = hung(tasks);
        recording.tasks[0].polls.push(Poll {
            start_ns: 200,
            end_ns: Some(201),
            ..Poll::default()
        });
        assert_eq!(Whys::new(&recording).all().len(), MANY as usize - 1);
    }

    /// asyncio has callbacks, and nothing is known of what holds them.
    #[test]
    fn what_waits_in_python_has_no_waker() {
        let mut recording = hung(vec![lane(1, "main", 0, &[0])]);
        recording.runtime = "asyncio".to_owned();
        let all = Whys::new(&recording).all();
        let expected = "`main` has waited since 0.1 s, and nothing has woken it.";
        assert_eq!(all[0].sentence, expected);
    }

    #[test]
    fn what_is_ready_names_what_blocks_a_thread() {
        let hog = lane(1, "hog", 1, &[0]).still_running();
        let clock = lane(2, "clock", 0, &[5]).woken(100, None);
        let mut queued = lane(3, "call", 0, &[]);
        queued.kind = LaneKind::Call;
        assert_why(
            vec![hog, clock, queued, lane(4, "late", 0, &[])],
            &[
                "`clock` was woken at 1 s, and nothing has polled it since; `hog` blocks its \
                 thread.",
                "`call` was made at 0 s, and no thread has called it; `hog` blocks its thread.",
                "`late` was made at 0 s and has never been polled; `hog` blocks its thread.",
                "`hog` has blocked its thread since 0 s: it sleeps in a call inside this poll, \
                 and does not return to its executor.",
            ],
        );
    }

    /// It may be in a pool for blocking calls, where it is in no task's way.
    #[test]
    fn a_call_on_a_thread_that_polls_nothing_is_not_why_a_future_is_not_polled() {
        let mut call = lane(1, "call", 1, &[0]).still_running();
        call.kind = LaneKind::Call;
        let clock = lane(2, "clock", 0, &[5]).woken(100, None);
        let mut queued = lane(3, "queued", 0, &[]);
        queued.kind = LaneKind::Call;
        assert_why(
            vec![call, clock, queued],
            &[
                "`clock` was woken at 1 s, and nothing has polled it since.",
                "`queued` was made at 0 s, and no thread has called it; `call` blocks its \
                 thread.",
                "`call` has blocked its thread since 0 s; it sleeps.",
            ],
        );
    }

    #[test]
    fn a_value_names_what_its_maker_waits_for() {
        let main = lane(1, "main", 0, &[0, 200]);
        let letters = lane(2, "letters", 0, &[5, 205]);
        assert_why(
            vec![main, letters, value(3, "sender", 1)],
            &[
                "`sender` is a value that was not dropped; `main`, which made it at 0 s, waits \
                 for `letters`.",
                "`letters` has waited since 2.15 s; something holds its waker and has not called \
                 it.",
                "`main` waits for `letters`.",
            ],
        );
    }

    #[test]
    fn a_future_that_is_made_anew_again_and_again_is_counted() {
        let mut tasks: Vec<Task> = (1..=4).map(|id| lane(id, "timeout", 0, &[id])).collect();
        for task in &mut tasks[..3] {
            task.end = End::Dropped;
            task.ended_ns = Some(20);
        }
        assert_why(
            tasks,
            &[
                "`timeout` has waited since 0.14 s; something holds its waker and has not called \
                 it; 3 lanes of this name were dropped before they finished.",
            ],
        );
    }

    #[test]
    fn a_future_that_was_polled_after_its_end_may_never_be_ready() {
        let main = lane(1, "main", 0, &[0, 200]);
        let mut bell = lane(2, "bell", 0, &[5]).ended();
        bell.polled_after_end_ns = Some(205);
        assert_why(
            vec![main, bell],
            &["`main` polled `bell` again after its end; such a future may never be ready."],
        );
    }

    /// A fused future may be polled again; what else is polled may be ready.
    #[test]
    fn a_future_that_was_polled_after_its_end_does_not_hide_an_open_one() {
        let main = lane(1, "main", 0, &[0, 200]);
        let mut bell = lane(2, "bell", 0, &[5]).ended();
        bell.polled_after_end_ns = Some(203);
        assert_why(
            vec![main, bell, lane(3, "letter", 0, &[5, 205])],
            &[
                "`letter` has waited since 2.15 s; something holds its waker and has not called \
                 it.",
                "`main` waits for `letter`.",
            ],
        );
    }

    #[test]
    fn lanes_that_ended_and_cut_recordings_are_not_explained() {
        assert_why(vec![lane(1, "main", 0, &[0]).ended()], &[]);
        let mut cut = hung(vec![lane(1, "main", 0, &[0])]);
        cut.is_cut = true;
        assert!(Whys::new(&cut).all().is_empty());
        cut.is_cut = false;
        cut.outcome = None;
        assert!(Whys::new(&cut).all().is_empty());
    }
}
