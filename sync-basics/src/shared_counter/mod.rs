//! Between two awaits a task has its thread for itself, so tasks of one thread
//! share data without a lock; but what was read before an await may be old
//! after it.
//!
//! Watch for: the first sum of each lane. All visitors read 0 and then wait, so
//! each of them writes 1. The second time they wait first, and then read and
//! write in the same poll, so all are counted. Threads cannot share the counter
//! without a lock, and do not count better if they release it too early.
//!
//! Not promised: on threads, that all read before one writes.
//!
//! Try: `--with visitors=10`. Then, on plain std, spawn a thread for each
//! visit, as on threads, but keep the `Cell`: what does the compiler say?

mod not_a_thread_for_each;
mod not_the_blocking_pool;
mod on_async_std;
mod on_smol;
mod on_std;
mod on_threads;
mod on_tokio;

use side_by_side::{Program, Question, Recording, Task, threads_of, version};

pub const PROGRAM: Program = Program {
    name: "shared-counter",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Each visitor reads a counter, waits, and writes one more. How \
              many are counted?",
        answers: &["one", "some", "all"],
        judge: |run| observe(run).ok_or_else(|| "not seen".into()),
    },
    versions: &[
        version!(on_std).answers(&["all"]),
        // On a busy machine, a thread may come when the first one has written.
        version!(on_threads).answers(&["one", "some"]),
        version!(on_tokio).answers(&["one"]),
        // Both have a thread for timers, and async-std has a worker, too. They
        // poll no lane.
        version!(on_async_std).answers(&["one"]).workers(1),
        version!(on_smol).answers(&["one"]),
        version!(on_asyncio.py).answers(&["one"]),
        version!(not_a_thread_for_each).imitates("smol"),
        version!(not_the_blocking_pool).imitates("tokio"),
    ],
    surprise: 1,
    lasts: 6.0,
    deadline: 40.0,
    ..Program::DEFAULTS
};

/// Those that look after timers, besides main.
const THREADS: &[&str] = &["async-io", "async-std/runtime"];

fn observe(recording: &Recording) -> Option<String> {
    let visitors: Vec<&Task> = recording.tasks_named("visitor").collect();
    let visits = visitors.iter().map(|visitor| visit(recording, visitor));
    let visits = visits.collect::<Option<Vec<_>>>()?;
    let slow = count(visits.iter().map(|[slow, _]| *slow));
    let quick = count(visits.iter().map(|[_, quick]| *quick));
    let came = recording.number("visitors")?;
    let result = format!("slow {slow}, quick {quick}");
    let is_as_claimed = came == visitors.len() as u64
        && quick == came
        && recording.said(&result).is_some()
        && recording.hardly_computed();
    if !is_as_claimed {
        return None;
    }
    let have_read_0 = visits.iter().all(|[slow, _]| slow.read == 0);
    let answer = if are_calls_in_turn(&visitors) && slow == came {
        "all"
    } else if are_calls_at_once(recording, &visitors) {
        match slow {
            all if all == came => "all",
            _ if have_read_0 => "one",
            _ => "some",
        }
    } else if !main_only_waits(recording, &visitors) {
        return None;
    } else if wait_at_once(recording, &visitors) && have_read_0 {
        "one"
    } else if come_in_turn(&visitors) && slow == came {
        "all"
    } else {
        return None;
    };
    Some(answer.to_owned())
}

/// A visitor read a number, and wrote one more at this time.
#[derive(Clone, Copy)]
struct Sum {
    read: u64,
    at_ns: u64,
}

/// The sums of one visitor, at the slow counter and at the quick one, if each
/// took a second or more.
fn visit(recording: &Recording, visitor: &Task) -> Option<[Sum; 2]> {
    let own = recording.said.iter().filter(|s| s.task == Some(visitor.id));
    let sums = own.filter_map(|said| {
        let (read, written) = said.text.split_once(" + 1 = ")?;
        let read = read.parse().ok()?;
        let at_ns = said.at_ns;
        (written.parse() == Ok(read + 1)).then_some(Sum { read, at_ns })
    });
    let [slow, quick] = sums.collect::<Vec<_>>().try_into().ok()?;
    let slow_ns = slow.at_ns - visitor.began_ns()?;
    let both = [slow_ns, quick.at_ns - slow.at_ns];
    let have_waited = both.iter().all(|ns| recording.seconds(*ns) >= 1);
    (visitor.is_finished() && have_waited).then_some([slow, quick])
}

/// What a counter says in the end: what was written last.
fn count(sums: impl Iterator<Item = Sum>) -> u64 {
    let last = sums.max_by_key(|sum| sum.at_ns);
    last.map_or(0, |sum| sum.read + 1)
}

fn are_calls_in_turn(visitors: &[&Task]) -> bool {
    threads_of(visitors.iter().copied()).len() == 1
        && visitors.iter().all(|visitor| visitor.is_call)
        && come_in_turn(visitors)
}

fn come_in_turn(visitors: &[&Task]) -> bool {
    let mut neighbours = visitors.windows(2);
    neighbours.all(|two| two[0].ended_ns < two[1].began_ns())
}

fn are_calls_at_once(recording: &Recording, visitors: &[&Task]) -> bool {
    threads_of(visitors.iter().copied()).len() == visitors.len()
        && visitors.iter().all(|visitor| visitor.is_call)
        && visitors
            .windows(2)
            .all(|two| recording.ran_at_once(two[0], two[1]))
}

fn wait_at_once(recording: &Recording, visitors: &[&Task]) -> bool {
    let mut neighbours = visitors.windows(2);
    neighbours.all(|two| recording.waited_at_once(two[0], two[1]))
}

/// Did main poll them all, and did it hardly do anything else than wait, and no
/// other thread wait for them?
fn main_only_waits(recording: &Recording, visitors: &[&Task]) -> bool {
    let all = || visitors.iter().copied();
    let wakes = recording.wakes_of(all());
    threads_of(all()).into_iter().eq([0])
        // Each of the two waits ends with a wake of at least one visitor: when
        // main is polled for that one, the timers of others may be due, too.
        // Many more wakes, or more polls than all wakes explain, would be a
        // busy loop.
        && (2..=6 * visitors.len()).contains(&wakes.len())
        && all().all(|visitor| {
            recording.mostly_waited(visitor)
                && visitor.polls.len() <= 3 * (1 + wakes.len())
        })
        && wakes
            .iter()
            .all(|wake| recording.is_from_main_or(THREADS, wake))
}
