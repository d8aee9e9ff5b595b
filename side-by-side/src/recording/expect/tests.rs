use super::*;
use crate::recording::{LaneKind, Usage};

/// One of the program's seconds lasts 1000 ns.
fn recording(tasks: Vec<Task>) -> Recording {
    let threads = ["main", "tokio-rt-worker", "async-io", "helper"];
    Recording {
        second_ns: 1000,
        wall_ns: 4000,
        threads: threads.map(String::from).to_vec(),
        tasks,
        ..Recording::default()
    }
}

/// On the main thread, polled at these moments for 10 ns each; it finished with
/// the last poll.
fn lane(id: u64, name: &str, polls: &[u64]) -> Task {
    let poll = |&start_ns: &u64| Poll {
        start_ns,
        end_ns: Some(start_ns + 10),
        thread: 0,
        ready: Some(&start_ns) == polls.last(),
    };
    let polls: Vec<Poll> = polls.iter().map(poll).collect();
    Task {
        id,
        name: name.to_owned(),
        end: End::Finished,
        ended_ns: polls.last().and_then(|poll| poll.end_ns),
        polls,
        ..Task::default()
    }
}

impl Task {
    /// Woken right before each poll but the first.
    fn woken_on(mut self, thread: u16, by: Option<u64>) -> Task {
        let later = self.polls.iter().skip(1);
        let wake = |poll: &Poll| Wake {
            at_ns: poll.start_ns - 1,
            thread,
            by,
            ..Wake::default()
        };
        self.wakes = later.map(wake).collect();
        self
    }

    fn in_task(self, id: u64) -> Task {
        Task {
            runs_in: Some(id),
            ..self
        }
    }

    fn ends(self, end: End) -> Task {
        Task { end, ..self }
    }
}

impl Recording {
    fn where_it_says(mut self, lane: u64, at_ns: u64, text: &str) -> Recording {
        self.said.push(Said {
            at_ns,
            task: Some(lane),
            text: text.to_owned(),
            place: None,
        });
        self
    }
}

#[track_caller]
fn assert_missing<T: fmt::Debug>(seen: Seen<T>, sentence: &str) {
    let missing = seen.expect_err("it should be missing");
    assert_eq!(missing.to_string(), sentence);
}

/// Two lanes that wait at the same time, on one thread, without a task each.
fn joined() -> Recording {
    let hello = lane(1, "hello", &[0, 1000]).woken_on(2, None);
    let mut world = lane(2, "world", &[20, 1020, 2000]).woken_on(2, None);
    world.wakes.remove(0);
    let (hello, world) = (hello.in_task(1), world.in_task(1));
    recording(vec![hello, world])
        .where_it_says(1, 1005, "Hello")
        .where_it_says(2, 2005, "World")
}

#[test]
fn a_missing_lane_is_named() {
    let run = joined();
    assert!(run.lanes(["hello", "world"]).is_ok());
    assert_missing(run.lanes(["hello", "moon"]), "there is no lane `moon`");
    let sentence = "there are 0 lanes `clock`, and at least 2 are needed";
    assert_missing(run.numbered("clock", 2), sentence);
}

#[test]
fn an_answer_comes_with_the_reason_why_it_is_none_of_them() {
    let no = |why: &str| Err(Missing::from(why));
    let seen = answer([("a", no("no a")), ("b", Ok(())), ("c", Ok(()))]);
    assert_eq!(seen.as_deref(), Ok("b"));
    let seen = answer([("a", no("no a")), ("b", no("no b"))]);
    let missing = seen.expect_err("there is none");
    assert_eq!(missing.why(&["a"]), "no a");
    assert_eq!(missing.why(&["z", "b"]), "no b");
    assert_eq!(missing.why(&[]), "no b");
}

#[test]
fn an_end_is_said_if_it_is_another() {
    let mut guard = lane(4, "guard", &[]).ends(End::Dropped);
    (guard.kind, guard.ended_ns) = (LaneKind::Value, Some(500));
    let run = recording(vec![
        lane(1, "done", &[0, 1500]),
        lane(2, "lost", &[0, 1500]).ends(End::Dropped),
        lane(3, "idle", &[]).ends(End::Dropped),
        guard,
    ]);
    let lanes = run.lanes(["done", "lost", "idle", "guard"]);
    let [done, lost, idle, guard] = lanes.expect("there");
    assert_eq!(run.finished(&[done]), Ok(()));
    let sentence = "`lost` was dropped at 1.5 s; it should finish";
    assert_missing(run.finished(&[done, lost]), sentence);
    let sentence = "`idle` was dropped without ever being polled; it should finish";
    assert_missing(run.finished(&[idle]), sentence);
    let sentence = "`guard` was dropped at 0.5 s; it should not end";
    assert_missing(run.stayed_open(guard), sentence);
    assert_eq!(run.dropped(lost), Ok(()));
    let sentence = "`done` finished at 1.5 s; it should be dropped unfinished";
    assert_missing(run.dropped(done), sentence);
}

#[test]
fn a_lane_that_waits_forever_was_not_woken_since_its_last_poll() {
    let open = |lane: Task| Task {
        ended_ns: None,
        ..lane.ends(End::Open)
    };
    let waits = open(lane(1, "waits", &[0, 1000]).woken_on(2, None));
    let mut woken = open(lane(2, "woken", &[0, 1000, 2000]).woken_on(2, None));
    woken.polls.pop();
    let mut runs = open(lane(3, "runs", &[0, 1000]).woken_on(2, None));
    runs.polls[1].end_ns = None;
    let run = recording(vec![waits, woken, runs, lane(4, "ended", &[0, 1000])]);
    let lanes = run.lanes(["waits", "woken", "runs", "ended"]);
    let [waits, woken, runs, ended] = lanes.expect("there");
    assert_eq!(run.waits_forever(waits), Ok(()));
    let sentence = "`woken` had been woken when the process ended; it should wait";
    assert_missing(run.waits_forever(woken), sentence);
    let sentence = "`runs` was running when the process ended; it should wait";
    assert_missing(run.waits_forever(runs), sentence);
    let sentence = "`ended` finished at 1.0 s; it should not end";
    assert_missing(run.waits_forever(ended), sentence);
}

#[test]
fn lines_are_found_with_what_came_before_them() {
    let run = joined();
    let [hello, world] = run.lanes(["hello", "world"]).expect("there");
    assert!(run.says(hello, "Hel…").is_ok());
    assert_missing(
        run.says(hello, "Hel"),
        "`hello` did not say \"Hel\"; it said \"Hello\"",
    );
    assert!(run.says_after_seconds(world, "World", 1).is_ok());
    assert_missing(
        run.says_after_seconds(hello, "Hello", 2).map(drop),
        "`hello` said \"Hello\" after 1.0 s, and should wait for 2 s first",
    );
    let end = ("the end of `hello`", hello.ended_ns);
    assert!(run.says_after(world, "World", end).is_ok());
    let end = ("the end of `world`", world.ended_ns);
    assert_missing(
        run.says_after(hello, "Hello", end).map(drop),
        "`hello` did not say \"Hello\" after the end of `world`",
    );
    let never = ("the end of the world", None);
    let sentence = "the end of the world was not seen";
    assert_missing(run.says_after(hello, "Hello", never).map(drop), sentence);
}

#[test]
fn what_main_polls_in_a_pause_is_seen() {
    let run = recording(vec![lane(1, "other", &[500])]);
    let in_time =
        |from, to| run.main_polls_nothing(("the start", Some(from)), ("the end", Some(to)));
    assert_eq!(in_time(0, 500), Ok(()));
    assert_eq!(in_time(501, 900), Ok(()));
    let sentence = "the main thread polled `other` between the start and the end";
    assert_missing(in_time(500, 501), sentence);
}

#[test]
fn a_lane_that_holds_its_thread_does_so_in_one_poll() {
    let mut cook = lane(1, "cook", &[0, 500]);
    cook.polls[1].end_ns = Some(700);
    let run = recording(vec![cook]);
    let cook = &run.tasks[0];
    let until = |ns| run.holds_its_thread_until(cook, ("the end", Some(ns)));
    assert_eq!(until(600), Ok(()));
    let sentence = "`cook` did not hold its thread until the end";
    assert_missing(until(599), sentence);
    assert_missing(until(701), sentence);
}

#[test]
fn lanes_that_wait_together_overlap_and_hold_no_thread() {
    let run = joined();
    let lanes: Vec<&Task> = run.tasks.iter().collect();
    assert_eq!(run.wait_together(&lanes), Ok(()));
    let sentence = "`hello` and `world` are parts of one task";
    assert_missing(run.are_separate_tasks(&lanes), sentence);
    assert_eq!(run.on_main(&lanes), Ok(()));
    assert_missing(
        run.one_after_the_other(&lanes),
        "`world` did not start after the end of `hello`",
    );
    let in_turn = recording(vec![
        lane(1, "hello", &[0, 1000]).woken_on(2, None),
        lane(2, "world", &[1020, 3000]).woken_on(2, None),
    ]);
    let lanes: Vec<&Task> = in_turn.tasks.iter().collect();
    assert_eq!(in_turn.one_after_the_other(&lanes), Ok(()));
    assert_missing(
        in_turn.overlap(&lanes),
        "`world` did not wait while `hello` waited: they did not overlap",
    );
}

#[test]
fn two_tasks_do_not_share_one() {
    let run = recording(vec![
        lane(1, "hello", &[0, 1000]).woken_on(2, None).in_task(1),
        lane(2, "world", &[20, 2000]).woken_on(2, None).in_task(2),
    ]);
    let lanes: Vec<&Task> = run.tasks.iter().collect();
    assert_eq!(run.are_separate_tasks(&lanes), Ok(()));
}

#[test]
fn a_wake_that_is_not_the_runtime_s_is_named() {
    let run = |wakes: fn(Task) -> Task| {
        let hello = wakes(lane(1, "hello", &[0, 1000]));
        recording(vec![hello, lane(2, "world", &[0, 2000])])
    };
    let by_lane = run(|lane| lane.woken_on(0, Some(2)));
    let [hello, world] = by_lane.lanes(["hello", "world"]).expect("there");
    assert_missing(by_lane.waits(hello), "`world` woke `hello` at 1.0 s");
    assert_eq!(by_lane.waits_woken_by(hello, &[world]), Ok(()));
    assert!(by_lane.woken_by(hello, world).is_ok());
    let by_thread = run(|lane| lane.woken_on(3, None));
    let hello = &by_thread.tasks[0];
    assert_missing(
        by_thread.waits(hello),
        "the thread `helper`, which is not one of the runtime's, woke `hello` \
         at 1.0 s",
    );
    assert!(by_thread.woken_by_an_own_thread(hello).is_ok());
    assert_missing(
        by_thread.held_no_other_thread(&[hello]),
        "the thread `helper` woke or polled a lane, and is not one of the runtime's",
    );
}

#[test]
fn a_loop_that_asks_again_and_again_does_not_wait() {
    let polls: Vec<u64> = (0..=20).map(|nth| nth * 100).collect();
    let run = recording(vec![lane(1, "hello", &polls).woken_on(0, None)]);
    let missing = run.waits(&run.tasks[0]).expect_err("it asks");
    let sentence = missing.to_string();
    assert!(sentence.contains("asks again and again"), "{sentence}");
    // A line that is said is a reason to be polled.
    let speaks = polls
        .iter()
        .fold(run, |run, ns| run.where_it_says(1, ns + 5, "tick"));
    assert_eq!(speaks.waits(&speaks.tasks[0]), Ok(()));
}

#[test]
fn a_thread_of_the_blocking_pool_is_seen_by_its_coming_late() {
    let hello = lane(1, "hello", &[0, 1000]).woken_on(1, None);
    let mut run = recording(vec![hello]);
    run.usage = Usage {
        thread_count: Some(3),
        threads_at_first_poll: Some(3),
        ..Usage::default()
    };
    assert_eq!(run.held_no_other_thread(&[&run.tasks[0]]), Ok(()));
    run.usage.threads_at_first_poll = Some(1);
    assert_missing(
        run.held_no_other_thread(&[&run.tasks[0]]),
        "2 threads were started after the first poll: perhaps for calls on the blocking pool",
    );
    run.threads[1] = "blocking-1".to_owned();
    assert_missing(
        run.held_no_other_thread(&[&run.tasks[0]]),
        "the thread `blocking-1` woke or polled a lane, and is not one of the runtime's",
    );
    run.threads[1] = "tokio-rt-worker".to_owned();
    run.usage.pool_threads = Some(1);
    assert_missing(
        run.held_no_other_thread(&[&run.tasks[0]]),
        "a blocking pool had 1 thread",
    );
}

#[test]
fn a_task_is_told_from_a_part() {
    let outer = lane(1, "outer", &[0, 1000]).woken_on(0, None);
    let mut part = lane(2, "part", &[2, 1002]).woken_on(0, None);
    part.parent = Some(1);
    for poll in &mut part.polls {
        poll.end_ns = Some(poll.start_ns + 3);
    }
    let mut task = lane(3, "task", &[500, 1500]).woken_on(1, None);
    task.parent = Some(1);
    let run = recording(vec![outer, part, task]);
    let [outer, part, task] = run.lanes(["outer", "part", "task"]).expect("there");
    assert_eq!(run.is_part_of(part, outer), Ok(()));
    let sentence = "`part` is polled by `outer`, and is not its own task";
    assert_missing(run.is_task_of(part, outer), sentence);
    assert_eq!(run.is_task_of(task, outer), Ok(()));
    let sentence = "`task` is not a part of `outer`";
    assert_missing(run.is_part_of(task, outer), sentence);
}

#[test]
fn an_end_that_wakes_is_awaited() {
    let baker = lane(1, "baker", &[0, 1000]);
    let mut guest = lane(2, "guest", &[0, 1020]).woken_on(0, None);
    guest.wakes[0].after = Some(1);
    let deaf = lane(3, "deaf", &[0, 2000]).woken_on(2, None);
    let run = recording(vec![baker, guest, deaf]);
    let [baker, guest, deaf] = run.lanes(["baker", "guest", "deaf"]).expect("there");
    assert_eq!(run.awaits(guest, baker), Ok(()));
    assert_missing(
        run.awaits(deaf, baker),
        "the end of `baker` did not wake `deaf`, which should await it",
    );
}

#[test]
fn a_lane_that_awaits_others_is_woken_by_their_ends_alone() {
    let wake = |at_ns, thread, after| Wake {
        at_ns,
        thread,
        after,
        ..Wake::default()
    };
    let is_awaited = |wakes: &[Wake]| {
        let mut main = lane(1, "main", &[5, 2990]);
        main.wakes = wakes.to_vec();
        let [hello, world] = [lane(2, "hello", &[0, 1000]), lane(3, "world", &[0, 2000])];
        let run = recording(vec![main, hello, world]);
        let [main, others @ ..] = run.lanes(["main", "hello", "world"]).expect("there");
        run.woken_only_by_ends_of(&others, main, main.finish())
    };
    let (hello, world) = (wake(1012, 0, Some(2)), wake(2012, 0, None));
    assert_eq!(is_awaited(&[hello.clone(), world.clone()]), Ok(()));
    assert_eq!(is_awaited(&[]), Ok(()), "it came when they had ended");
    assert_eq!(is_awaited(std::slice::from_ref(&world)), Ok(()));
    let (late, timer) = (wake(2100, 0, None), wake(2012, 2, None));
    assert_eq!(
        is_awaited(&[hello.clone(), late.clone()]),
        Ok(()),
        "a busy machine"
    );
    let sentence = "before the end of `main`, no end of `hello` and `world` woke `main`";
    assert_missing(is_awaited(&[late]), sentence);
    assert_missing(is_awaited(&[hello, timer]), sentence);
}

#[test]
fn tasks_that_follow_one_another_may_be_one() {
    let (first, second) = (lane(1, "first", &[0]), lane(2, "second", &[1000]));
    let run = recording(vec![first.in_task(1), second.in_task(1)]);
    let lanes = run.lanes(["first", "second"]).expect("there");
    assert_eq!(run.are_separate_tasks(&lanes), Ok(()));
    let sentence = "`first` and `second` are not one task each";
    assert_missing(run.have_a_task_each(&lanes), sentence);
}

#[test]
fn what_is_made_inside_of_its_task_is_not_seen_to_be_late() {
    let mut late = lane(1, "late", &[0, 1000]);
    late.created_ns = 500;
    let run = recording(vec![late.clone()]);
    let noon = ("noon", Some(400));
    assert_eq!(run.made_before(&late, noon), Ok(()));
    late.parent = Some(2);
    let sentence = "noon came before the creation of `late`";
    assert_missing(run.made_before(&late, noon), sentence);
    assert_eq!(run.made_before(&late, ("noon", Some(600))), Ok(()));
}

#[test]
fn each_process_is_counted_once() {
    let run = recording(vec![lane(1, "main", &[0, 1000])])
        .where_it_says(1, 5, "Asia: process 7")
        .where_it_says(1, 6, "process 8: 3 primes")
        .where_it_says(1, 7, "still there: process 7");
    assert_eq!(run.names_processes(2), Ok(()));
    let sentence = "the lines tell of 2 processes, and not of 3";
    assert_missing(run.names_processes(3), sentence);
}

#[test]
fn a_parent_that_computes_does_not_leave_it_to_its_children() {
    let mut run = recording(Vec::new());
    run.usage.children_ns = Some(1000);
    assert_eq!(run.only_children_computed(10), Ok(()), "it cannot tell");
    run.usage.user_ns = Some(100);
    assert_eq!(run.only_children_computed(10), Ok(()));
    let sentence = "the processor hardly worked for the children";
    assert_missing(run.only_children_computed(11), sentence);
    run.usage.user_ns = Some(300);
    let sentence = "the processor worked for the program, too";
    assert_missing(run.only_children_computed(10), sentence);
}

#[test]
fn stops_that_the_system_cannot_count_are_right() {
    let mut run = recording(Vec::new());
    assert_eq!(run.switched(5..), Ok(()));
    run.usage.switches = Some(4);
    assert_eq!(run.switched(..=4), Ok(()));
    assert_missing(run.switched(5..), "the system stopped a thread 4 times");
}
