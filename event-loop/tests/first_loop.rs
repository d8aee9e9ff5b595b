//! What each step of the first loop promises, and how small it stays.

#[macro_use]
mod executor;

use executor::*;

/// Lets every other task that is ready have its turn.
async fn yield_now() {
    let mut yielded = false;
    poll_fn(|cx| {
        if std::mem::replace(&mut yielded, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

// The tests below are of the steps only. Our loop panics with other words, if at
// all; a task's panic stays in its task; and it keeps other promises about the
// polls and wakers that are left.

macro_rules! step_task_tests {
    () => {
        #[test]
        fn a_wake_before_the_poll_of_its_round_counts_for_the_next_round() {
            within_a_minute(|| {
                let waker: Rc<RefCell<Option<Waker>>> = Rc::default();
                let polls = Rc::new(Cell::new(0));
                block_on(async {
                    let (ours, theirs) = (Rc::clone(&waker), waker);
                    let count = Rc::clone(&polls);
                    // Both are woken in one round, the first one first.
                    let first = spawn(async move {
                        yield_now().await;
                        if let Some(waker) = &*ours.borrow() {
                            waker.wake_by_ref();
                        }
                    });
                    let second = spawn(poll_fn(move |cx| {
                        count.set(count.get() + 1);
                        *theirs.borrow_mut() = Some(cx.waker().clone());
                        match count.get() {
                            1 => cx.waker().wake_by_ref(),
                            2 => {}
                            _ => return Poll::Ready(()),
                        }
                        Poll::Pending
                    }));
                    first.await;
                    second.await;
                });
                assert_eq!(polls.get(), 3);
            });
        }

        #[test]
        fn a_panic_in_a_task_comes_out_of_block_on() {
            within_a_minute(|| {
                let drops = Rc::new(Cell::new(0));
                let dropped = Dropped(Rc::clone(&drops));
                let said = panic_of(|| {
                    block_on(async {
                        drop(spawn(async move {
                            let _dropped = dropped;
                            pending::<()>().await;
                        }));
                        drop(spawn(async { panic!("on purpose") }));
                        pending::<()>().await;
                    })
                });
                assert_eq!(said, "on purpose");
                assert_eq!(drops.get(), 1);
                assert_eq!(block_on(async { spawn(async { 7 }).await }), 7);
            });
        }

        #[test]
        fn a_loop_inside_a_loop_panics_and_the_outer_one_continues() {
            within_a_minute(|| {
                block_on(async {
                    let said = panic_of(|| block_on(async {}));
                    assert_eq!(said, "a loop runs");
                    let inside = async { panic_of(|| block_on(async {})) };
                    assert_eq!(spawn(inside).await, "a loop runs");
                });
            });
        }

        #[test]
        fn spawning_outside_a_loop_panics() {
            assert_eq!(panic_of(|| spawn(async {})), "no loop runs");
            block_on(async {});
            assert_eq!(panic_of(|| spawn(async {})), "no loop runs");
        }
    };
}

macro_rules! step_timer_tests {
    () => {
        #[test]
        fn a_sleep_of_no_time_is_over() {
            block_on(async {
                let mut nothing = sleep(Duration::ZERO);
                assert!(poll_once(&mut nothing).await.is_ready());
            });
        }

        #[test]
        fn a_sleep_panics_after_its_loop_has_ended() {
            let long = block_on(poll_fn(|_| Poll::Ready(sleep(ms(1_000_000)))));
            assert_eq!(panic_of(|| block_on(long)), "its loop runs");
            assert_eq!(panic_of(|| sleep(ms(1))), "no loop runs");
        }
    };
}

macro_rules! step_socket_tests {
    () => {
        #[test]
        fn a_task_that_waits_again_and_again_for_a_socket_leaves_one_waker() {
            within_a_minute(|| {
                let waker = Arc::new(CallsWhenDropped(|| ()));
                block_on(async {
                    let listener = listen();
                    let theirs = Waker::from(Arc::clone(&waker));
                    for _ in 0..100 {
                        let mut accept = Box::pin(listener.accept());
                        let mut cx = Context::from_waker(&theirs);
                        assert!(accept.as_mut().poll(&mut cx).is_pending());
                    }
                    assert_eq!(Arc::strong_count(&waker), 3);
                    drop(listener);
                    assert_eq!(Arc::strong_count(&waker), 2);
                });
            });
        }

        #[test]
        fn a_socket_panics_after_its_loop_has_ended() {
            let listener = block_on(async { listen() });
            let said = panic_of(|| {
                block_on(async { listener.accept().await.is_ok() })
            });
            assert_eq!(said, "its loop runs");
            assert_eq!(panic_of(listen), "no loop runs");
        }
    };
}

mod step_1 {
    use super::*;
    use event_loop::first_loop::step_1_block_on::block_on;

    block_on_tests!();

    #[test]
    fn a_loop_inside_a_loop_works() {
        within_a_minute(|| {
            let inner = async { block_on(yield_now()) };
            block_on(async {
                inner.await;
                yield_now().await;
            });
        });
    }
}

mod step_2 {
    use super::*;
    use event_loop::first_loop::step_2_tasks::{block_on, spawn};

    block_on_tests!();
    task_tests!();
    step_task_tests!();
}

mod step_3 {
    use super::*;
    use event_loop::first_loop::step_3_timers::{block_on, sleep, spawn};

    block_on_tests!();
    task_tests!();
    step_task_tests!();
    timer_tests!();
    step_timer_tests!();
}

mod step_4 {
    use super::*;
    use event_loop::first_loop::step_4_sockets::{
        TcpListener, TcpStream, block_on, sleep, spawn,
    };

    block_on_tests!();
    task_tests!();
    step_task_tests!();
    timer_tests!();
    step_timer_tests!();
    socket_tests!();
    step_socket_tests!();
}

/// Lines of code: without comments and blank lines.
fn code(source: &str) -> Vec<&str> {
    let lines = source.lines().map(str::trim);
    let code = lines.filter(|l| !l.is_empty() && !l.starts_with("//"));
    code.map(|line| line.trim_end_matches("// New!").trim_end())
        .collect()
}

/// Of those the ones that say something: no imports, no closing brackets.
fn words(source: &str) -> Vec<&str> {
    let mut lines = code(source);
    lines.retain(|line| {
        !line.starts_with("use ") && line.contains(char::is_alphabetic)
    });
    lines
}

#[test]
fn each_step_is_small_and_differs_little_from_the_one_before() {
    use similar::{Algorithm, capture_diff_slices};
    const STEPS: [(&str, usize, usize); 4] = [
        (include_str!("../src/first_loop/step_1_block_on.rs"), 30, 30),
        (include_str!("../src/first_loop/step_2_tasks.rs"), 90, 60),
        (include_str!("../src/first_loop/step_3_timers.rs"), 140, 60),
        (
            include_str!("../src/first_loop/step_4_sockets.rs"),
            320,
            180,
        ),
    ];
    const README: &str = include_str!("../src/first_loop/README.md");
    let mut before = "";
    for (nth, (source, most, most_that_differ)) in STEPS.iter().enumerate() {
        let lines = code(source).len();
        assert!(lines <= *most, "step {}: {lines} lines", nth + 1);
        let (old, new) = (words(before), words(source));
        let changes = capture_diff_slices(Algorithm::Myers, &old, &new);
        let differ: usize = changes
            .iter()
            .filter(|change| change.tag() != similar::DiffTag::Equal)
            .map(|change| {
                change.old_range().len().max(change.new_range().len())
            })
            .sum();
        assert!(
            differ <= *most_that_differ,
            "step {}: {differ} lines differ",
            nth + 1
        );
        let row = README
            .lines()
            .find(|line| line.starts_with(&format!("| [`step_{}_", nth + 1)));
        let row = row.expect("its README has a row for each step");
        assert!(row.contains(&format!("| {lines} |")), "{row}: {lines}");
        before = source;
    }
}
