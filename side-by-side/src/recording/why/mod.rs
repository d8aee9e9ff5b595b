//! Why has a lane not ended? One sentence for each lane that was still open
//! when the process ended, from facts of the recording only.

mod facts;
#[cfg(test)]
mod tests;

use super::{End, Poll, Task, Wake};
use crate::runtimes::{Runtime, runtime_of};
pub(crate) use facts::Whys;
use facts::{poll_since, wake_since, was_polled_unwoken};

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
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    NotPolled,
    Running,
    NotWakeable,
    Alive,
    Waits,
    WaitsForLane,
}

/// A future that is made anew in each turn of a loop is dropped this often.
const OFTEN: usize = 3;

impl Whys<'_> {
    /// The explanations of all open lanes; what explains most comes first.
    pub(crate) fn all(&self) -> Vec<Why> {
        let mut all: Vec<_> = self.open().map(|task| self.explained(task)).collect();
        all.sort_by_key(|why| why.rank);
        all
    }

    /// `None` if the lane has ended, or if that is unknown.
    pub(crate) fn of(&self, task: &Task) -> Option<String> {
        let is_open = self.can_explain(task);
        is_open.then(|| self.explained(task).sentence)
    }

    fn explained(&self, task: &Task) -> Why {
        let (rank, what) = match task.polls.last() {
            None if task.is_value() => (Rank::Alive, self.alive(task)),
            None => (Rank::NotPolled, self.never_polled(task)),
            Some(poll) if poll.end_ns.is_none() => self.running(task, poll),
            Some(poll) => match wake_since(task, poll) {
                Some(wake) => self.woken(task, wake),
                None => self.waiting(task, poll),
            },
        };
        let sentence = format!("{} {what}.", name(task));
        Why { sentence, rank }
    }

    fn alive(&self, task: &Task) -> String {
        let at = self.at(task.created_ns);
        let Some(maker) = task.parent.and_then(|id| self.recording.task_by_id(id)) else {
            return format!("is a value that was made at {at} and not dropped");
        };
        let woken = maker.polls.last().and_then(|last| wake_since(maker, last));
        let now = match self.lane(maker).waits_for.as_slice() {
            _ if maker.end != End::Open => "has ended".to_owned(),
            _ if maker.is_polled() || maker.polls.is_empty() => "is running".to_owned(),
            _ if woken.is_some() => "was woken and has not been polled since".to_owned(),
            [] => "waits, too".to_owned(),
            inner => format!("waits for {}", names(inner)),
        };
        let maker = name(maker);
        format!("is a value that was not dropped; {maker}, which made it at {at}, {now}")
    }

    fn never_polled(&self, task: &Task) -> String {
        let at = self.at(task.created_ns);
        let (so, busy) = match task.is_call() {
            true => (", and no thread has called it", busy(&self.block_threads)),
            false => (" and has never been polled", busy(&self.block_tasks)),
        };
        format!("was made at {at}{so}{busy}")
    }

    fn running(&self, task: &Task, poll: &Poll) -> (Rank, String) {
        let since = self.at(poll.start_ns);
        if let Some(inner) = self.polls_now(task) {
            let what = format!("has been polling {} since {since}", name(inner));
            return (Rank::WaitsForLane, what);
        }
        if self.is_recent(poll.start_ns) {
            let what = format!("was running when the process ended; {}", polled(task));
            return (Rank::Waits, what);
        }
        let (what, so) = match (self.is_running(poll.thread), task.is_call()) {
            (Some(true), true) => ("been computing", ""),
            (Some(true), false) => ("been computing", ", without returning to its executor"),
            (Some(false), true) => ("blocked its thread", "; it sleeps"),
            (Some(false), false) => (
                "blocked its thread",
                ": it sleeps in a call inside this poll, and does not return to its executor",
            ),
            (None, true) => ("not returned", ""),
            (None, false) => ("been in the same poll", ", and its thread with it"),
        };
        (Rank::Running, format!("has {what} since {since}{so}"))
    }

    fn woken(&self, task: &Task, wake: &Wake) -> (Rank, String) {
        let at = self.at(wake.at_ns);
        if self.is_recent(wake.at_ns) {
            let polled = polled(task);
            let what = format!("was woken at {at}, just before the process ended; {polled}");
            return (Rank::Waits, what);
        }
        let by = wake.by.filter(|id| *id != task.id);
        let by = by.and_then(|id| self.recording.task_by_id(id));
        let by = by.map_or(String::new(), |by| format!(" by {}", name(by)));
        let what = format!("was woken{by} at {at}{}", self.not_polled_since(task, wake));
        (Rank::NotPolled, what)
    }

    fn not_polled_since(&self, task: &Task, wake: &Wake) -> String {
        let poller = self.poller(task);
        if wake.is_stale {
            let earlier = self.earlier_poller(task);
            let earlier = earlier.map_or(String::new(), |lane| format!(" ({})", name(lane)));
            let now = poller.map_or("the task".to_owned(), name);
            return format!(
                ", but through a waker from an earlier poll: that one wakes another \
                 task{earlier}. {now}, which polls it now, was not woken"
            );
        }
        let later = poller.and_then(|poller| poll_since(poller, wake));
        match (poller, later) {
            (Some(poller), _) if poller.end != End::Open => {
                format!(", but {}, which polled it, has ended", name(poller))
            }
            (Some(poller), Some(later)) => format!(
                ". {} was polled at {} and did not poll it. A future that is neither polled \
                 nor dropped keeps what it holds, and its place in every queue{}",
                name(poller),
                self.at(later.start_ns),
                still_alive(&self.lane(task).made),
            ),
            _ => ", and nothing has polled it since".to_owned() + &busy(&self.block_tasks),
        }
    }

    fn waiting(&self, task: &Task, poll: &Poll) -> (Rank, String) {
        let inner = &self.lane(task).waits_for;
        if !inner.is_empty() {
            return (Rank::WaitsForLane, format!("waits for {}", names(inner)));
        }
        if let Some(late) = self.polled_late(task, poll) {
            let so = "such a future may never be ready";
            let what = format!("polled {} again after its end; {so}", name(late));
            return (Rank::NotWakeable, what);
        }
        if let Some(since_ns) = task.unwakeable_ns {
            let (since, so) = (self.at(since_ns), self.polled_along(task));
            let what = format!("has waited since {since}, and nothing holds its waker{so}");
            return (Rank::NotWakeable, what);
        }
        let since = self.at(poll.end_ns.unwrap_or(poll.start_ns));
        // A loop with a ticker waits anew in each turn.
        let turn = match task.polls.len() {
            count if count > OFTEN => format!(" (poll {count})"),
            _ => String::new(),
        };
        let has_wakers = runtime_of(&self.recording.runtime).is_none_or(Runtime::has_wakers);
        let waker = match has_wakers {
            true => "; something holds its waker and has not called it",
            false => ", and nothing has woken it",
        };
        let dropped = match self.dropped_like(task) {
            count if count < OFTEN => String::new(),
            count => format!("; {count} lanes of this name were dropped before they finished"),
        };
        let what = format!("has waited since {since}{turn}{waker}{dropped}");
        (Rank::Waits, what)
    }

    /// A lane that nothing can wake is polled when another future of its task is
    /// woken.
    fn polled_along(&self, task: &Task) -> String {
        let with = match self.poller(task) {
            Some(poller) if poller.end == End::Open && poller.unwakeable_ns.is_none() => {
                name(poller)
            }
            None if was_polled_unwoken(task) => "its task".to_owned(),
            _ => return ", so nothing can wake it".to_owned(),
        };
        format!(": it is polled only when something else wakes {with}")
    }

    /// `2.5 s`: program seconds since the program's start.
    fn at(&self, ns: u64) -> String {
        let seconds = ns as f64 / self.recording.second_ns.max(1) as f64;
        let text = format!("{seconds:.2}");
        format!("{} s", text.trim_end_matches('0').trim_end_matches('.'))
    }
}

fn polled(task: &Task) -> String {
    match task.polls.len() {
        1 => "it was polled once".to_owned(),
        times => format!("it was polled {times} times"),
    }
}

fn busy(blocking: &[&Task]) -> String {
    match blocking {
        [] => String::new(),
        [one] => format!("; {} blocks its thread", name(one)),
        all => format!("; {} block their threads", names(all)),
    }
}

/// It may have given them away.
fn still_alive(made: &[&Task]) -> String {
    match made {
        [] => String::new(),
        made => format!("; it made {}, still alive", names(made)),
    }
}

fn name(task: &Task) -> String {
    format!("`{}`", task.name)
}

/// `` `a`, `b` and `c` ``; of many, the first three.
fn names(tasks: &[&Task]) -> String {
    const AT_MOST: usize = 3;
    let some = tasks.iter().take(AT_MOST + 1);
    let mut names: Vec<String> = some.map(|task| name(task)).collect();
    if tasks.len() > AT_MOST + 1 {
        names[AT_MOST] = format!("{} others", tasks.len() - AT_MOST);
    }
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
