//! The sentence below the lanes of a hung program names the cause. Each kind of
//! sentence has a program in `examples/stuck/` that shows it, and `well.rs`
//! shows none.

use std::process::Command;

use serde_json::Value;

fn recorded(program: &str) -> Value {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--example", "stuck", "--", program]);
    // What is polled all the time fills a recording in a second.
    let deadline = if program == "spin" { "400ms" } else { "1500ms" };
    cargo.args(["--second", "200ms", "--deadline", deadline, "--json"]);
    let output = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let output = output.expect("cargo runs");
    let mut json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    json["versions"][0].take()
}

/// The names of the lanes that are open at the end, with what is said of them.
fn whys(program: &str) -> Vec<(String, String)> {
    let version = recorded(program);
    let tasks = version["tasks"].as_array().expect("a list").iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let all = tasks.map(|task| (text(&task["name"]), text(&task["why"])));
    all.filter(|(_, why)| !why.is_empty()).collect()
}

/// Exactly these lanes are open. `…` stands for anything.
#[track_caller]
fn assert_whys(program: &str, expected: &[(&str, &str)]) {
    let seen = whys(program);
    let names = |whys: &[(String, String)]| {
        whys.iter().map(|why| why.0.clone()).collect::<Vec<_>>()
    };
    let wanted: Vec<&str> = expected.iter().map(|why| why.0).collect();
    assert_eq!(names(&seen), wanted, "{seen:#?}");
    for ((_, why), (_, expected)) in seen.iter().zip(expected) {
        let mut rest = why.as_str();
        for part in expected.split('…') {
            let at = rest.find(part);
            rest = at.map_or_else(
                || panic!("{expected}\n{why}"),
                |at| &rest[at + part.len()..],
            );
        }
    }
}

#[test]
fn a_future_that_is_neither_polled_nor_dropped_is_named() {
    let shave = "`shave` was woken by `father` at … `main` was polled at … and did not poll it.";
    let expected = [
        ("main", "`main` waits for `brush`."),
        ("shave", shave),
        ("brush", "something holds its waker and has not called it"),
    ];
    assert_whys("futurelock", &expected);
}

#[test]
fn a_value_that_is_held_is_named_with_what_its_maker_waits_for() {
    let guard = "was not dropped; `reader`, which made it at …, waits for `second read`.";
    let expected = [
        ("reader", "`reader` waits for `second read`."),
        ("writer", "`writer` waits for `write`."),
        ("first guard", guard),
        ("write", "something holds its waker"),
        ("second read", "something holds its waker"),
    ];
    assert_whys("read_twice", &expected);
    let sender =
        "was not dropped; `main`, which made it at …, waits for `letters`.";
    let expected = [
        ("main", "`main` waits for `letters`."),
        ("main's sender", sender),
        ("letters", "something holds its waker"),
    ];
    assert_whys("kept_sender", &expected);
}

#[test]
fn a_wake_that_went_to_another_task_is_named() {
    let bell = "through a waker from an earlier poll: that one wakes another task (`main`). \
                `second`, which polls it now, was not woken.";
    let expected = [
        ("main", "something holds its waker"),
        ("bell", bell),
        ("second", "`second` waits for `bell`."),
    ];
    assert_whys("stale_waker", &expected);
}

#[test]
fn a_lane_that_nothing_can_wake_is_named() {
    let reader = "`reader` has waited since …, and nothing holds its waker";
    assert_whys("lock_in_poll", &[("reader", reader)]);
}

#[test]
fn a_future_that_is_polled_after_its_end_is_named() {
    let main = "`main` polled `bell` again after its end";
    assert_whys("polled_after_end", &[("main", main)]);
}

#[test]
fn a_lane_whose_waker_is_kept_is_told_apart_from_one_without_a_waker() {
    let guest = "`guest` has waited since …; something holds its waker and has not called it.";
    assert_whys("missed_notice", &[("guest", guest)]);
}

#[test]
fn a_call_that_waits_for_a_thread_names_what_blocks_the_threads() {
    let reader = "has blocked its thread since";
    let expected = [
        ("reader 1", reader),
        ("reader 2", reader),
        (
            "writer",
            "no thread has called it; `reader 1` and `reader 2` block their threads.",
        ),
    ];
    if cfg!(target_os = "linux") {
        assert_whys("pool_full", &expected);
    }
}

#[test]
fn a_thread_that_computes_is_told_apart_from_one_that_sleeps_in_a_call() {
    let hog =
        "`hog` has been computing since …, without returning to its executor.";
    let clock = "and nothing has polled it since; `hog` blocks its thread.";
    let sleeps = "`lock` has blocked its thread since …; it sleeps.";
    if !cfg!(target_os = "linux") {
        return;
    }
    assert_whys("hog", &[("clock", clock), ("hog", hog)]);
    let seen = whys("guard_across_await");
    let of = |name: &str| {
        seen.iter()
            .find(|why| why.0 == name)
            .map(|why| why.1.as_str())
    };
    assert!(
        of("second").is_some_and(|why| why.contains("has been polling `lock`")),
        "{seen:#?}"
    );
    assert!(
        of("lock").is_some_and(|why| why.contains(&sleeps[..30])),
        "{seen:#?}"
    );
    let guard = of("first has the till").unwrap_or_default();
    assert!(guard.contains("`first`, which made it"), "{seen:#?}");
}

#[test]
fn a_loop_that_yields_is_not_said_to_block_its_thread() {
    // It may be killed while it is polled, or after its wake.
    assert_whys(
        "spin",
        &[("waits", "the process ended; it was polled … times")],
    );
}

#[test]
fn a_program_that_is_well_is_not_explained() {
    assert_eq!(whys("well"), []);
}

/// Where the system tells it, even if the program is killed.
#[test]
fn only_a_hung_program_that_computes_needs_the_processor() {
    let share = |program| {
        let version = recorded(program);
        let times = ["user_ns", "system_ns", "wall_ns"]
            .map(|key| version[key].as_f64());
        let [user, system, wall] = times.map(Option::unwrap_or_default);
        (user + system) / wall
    };
    if cfg!(target_os = "linux") {
        assert!(share("hog") > 5.0 * share("guard_across_await"));
    }
}
