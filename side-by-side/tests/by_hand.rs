//! The recorder tells apart what futures do that are polled by hand.

mod lesson;

use std::{process::Command, time::Duration};

use lesson::example;
use side_by_side::{End, Part, Settings, record};

#[test]
fn what_creates_wakes_drops_and_ends_a_lane_is_recorded() {
    let part = Part {
        name: "by-hand".into(),
        command: Command::new(example("by_hand")),
        deadline: Duration::from_secs(60),
        is_interactive: false,
    };
    let run = record(vec![part], 1, &Settings::default(), |_| Ok(()));
    let run = run.expect("nothing ends the run").remove(0);
    assert_eq!(run.notes, [""; 0], "all events fit");
    let task = |name| run.task(name).expect("it was watched");
    let id = |name| Some(task(name).id);
    let saying = |text| run.said(text).expect("it was said").task;

    let child = task("child");
    assert_eq!((child.parent, task("waking").parent), (id("parent"), None));
    let by: Vec<_> = child.wakes.iter().map(|wake| wake.by).collect();
    assert_eq!(by, [None, id("waking")]);
    assert_eq!(run.thread_name(child.wakes[0].thread), "outside");

    assert_eq!(task("leaving").end, End::Dropped);
    assert_eq!(saying("farewell"), id("leaving"));
    assert_eq!(saying("outside of all tasks"), None);

    assert_eq!(
        (task("inner").end, task("outer").end),
        (End::Panicked, End::Finished)
    );
    assert_eq!(saying("caught"), id("outer"));

    assert!(!task("member").wakes[0].is_stale);
    assert!(run.said("same: true false").is_some(), "{:?}", run.said);
    assert!(run.said("kept: 0").is_some(), "{:?}", run.said);

    let value = |name| (task(name).is_value(), task(name).end, task(name).parent);
    assert_eq!(value("made"), (true, End::Dropped, id("task")));
    assert_eq!(task("made").dropped_by, id("receives"));
    // It was `task`'s until that ended.
    let given = task("given");
    assert_eq!((given.parent, given.dropped_by), (None, id("task")));

    let call = |name| (task(name).is_call(), task(name).end, task(name).polls.len());
    assert_eq!(call("called"), (true, End::Finished, 1));
    assert_eq!(call("not called"), (true, End::Dropped, 0));
    let place = task("called").place.as_deref().unwrap_or_default();
    assert!(place.contains("by_hand.rs:"), "{place}");
}
