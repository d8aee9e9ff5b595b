use super::*;
use crate::recording::{LaneKind, Outcome, Recording, fixtures};

/// An open lane, polled on this thread at these moments, for 10 ns each.
fn lane(id: u64, name: &str, thread: u16, polls: &[u64]) -> Task {
    let polls: Vec<_> = polls.iter().map(|ns| (*ns, ns + 10)).collect();
    let mut lane = fixtures::lane(id, name, &polls);
    lane.polls.iter_mut().for_each(|poll| poll.thread = thread);
    lane
}

fn call(id: u64, name: &str, polls: &[u64]) -> Task {
    lane(id, name, 1, polls).of_kind(LaneKind::Call)
}

fn value(id: u64, name: &str, parent: u64) -> Task {
    let mut value = lane(id, name, 0, &[]).of_kind(LaneKind::Value);
    value.parent = Some(parent);
    value
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
    let father = lane(4, "father", 1, &[149]).ended(End::Finished);
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
        vec![main, shave, door.ended(End::Finished), father],
        &[
            "`shave` was woken by `father` at 1.5 s, and nothing has polled it since.",
            "`main` waits for `shave`.",
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
    let spins = lane(1, "spins", 0, &[0, 500, 995]).still_polled();
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

/// If each lane were compared with all others, this would take an hour.
#[test]
fn many_open_lanes_are_cheap() {
    const MANY: u64 = 300_000;
    let mut tasks = vec![fixtures::lane(1, "main", &[(0, 100), (200, 201)])];
    for id in 2..MANY {
        tasks.push(match id % 3 {
            0 => lane(id, &format!("client {id}"), 0, &[5]),
            1 => lane(id, &format!("woken {id}"), 0, &[5]).woken(50, None),
            _ => value(id, "socket", 1),
        });
    }
    let recording = hung(tasks);
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
    let hog = lane(1, "hog", 1, &[0]).still_polled();
    let clock = lane(2, "clock", 0, &[5]).woken(100, None);
    let queued = call(3, "call", &[]);
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
    let called = call(1, "call", &[0]).still_polled();
    let clock = lane(2, "clock", 0, &[5]).woken(100, None);
    assert_why(
        vec![called, clock, call(3, "queued", &[])],
        &[
            "`clock` was woken at 1 s, and nothing has polled it since.",
            "`queued` was made at 0 s, and no thread has called it; `call` blocks its \
             thread.",
            "`call` has blocked its thread since 0 s; it sleeps.",
        ],
    );
}

#[test]
fn a_future_that_is_made_anew_again_and_again_is_counted() {
    let open = |id| lane(id, "timeout", 0, &[id]);
    let dropped = |id| open(id).ended(End::Dropped);
    assert_why(
        vec![dropped(1), dropped(2), dropped(3), open(4)],
        &[
            "`timeout` has waited since 0.14 s; something holds its waker and has not called \
             it; 3 lanes of this name were dropped before they finished.",
        ],
    );
}

/// A fused future may be polled again; what else is polled may be ready.
#[test]
fn a_future_that_was_polled_after_its_end_does_not_hide_an_open_one() {
    let main = lane(1, "main", 0, &[0, 200]);
    let mut bell = lane(2, "bell", 0, &[5]).ended(End::Finished);
    bell.polled_after_end_ns = Some(203);
    assert_why(
        vec![main.clone(), bell.clone()],
        &["`main` polled `bell` again after its end; such a future may never be ready."],
    );
    assert_why(
        vec![main, bell, lane(3, "letter", 0, &[5, 205])],
        &[
            "`letter` has waited since 2.15 s; something holds its waker and has not called it.",
            "`main` waits for `letter`.",
        ],
    );
}

#[test]
fn lanes_that_ended_and_cut_recordings_are_not_explained() {
    assert_why(vec![lane(1, "main", 0, &[0]).ended(End::Finished)], &[]);
    let mut cut = hung(vec![lane(1, "main", 0, &[0])]);
    cut.is_cut = true;
    assert!(Whys::new(&cut).all().is_empty());
    cut.is_cut = false;
    cut.outcome = None;
    assert!(Whys::new(&cut).all().is_empty());
}
