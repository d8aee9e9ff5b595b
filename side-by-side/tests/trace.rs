//! `--trace` follows the rules of the format, as Perfetto reads it.

mod lesson;

use lesson::Folder;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn events_of(args: &str) -> Vec<Value> {
    let folder = Folder::new("trace");
    folder
        .run(&format!("{args} --trace trace.json"))
        .says_only("");
    let trace: Value = serde_json::from_str(&folder.read("trace.json")).expect("JSON");
    trace["traceEvents"].as_array().expect("a list").clone()
}

/// In ns. A double has enough digits for runs of several hours.
fn ns(micros: &Value) -> u64 {
    (micros.as_f64().expect("a number") * 1000.0).round() as u64
}

#[derive(Default)]
struct Track {
    slices: Vec<(u64, u64, String)>,
    instants: Vec<String>,
    last_ns: u64,
}

#[test]
fn slices_do_not_overlap_and_arrows_begin_and_end_at_slices() {
    let events = events_of("well panics in-turn flood --with events=40");
    let mut tracks: BTreeMap<u64, Track> = BTreeMap::new();
    let mut owners: BTreeMap<u64, u64> = BTreeMap::new();
    let mut names: BTreeSet<(u64, String)> = BTreeSet::new();
    let mut arrows: BTreeMap<u64, Vec<(u64, u64)>> = BTreeMap::new();
    let mut ends: Vec<(u64, u64, u64)> = Vec::new();
    for event in &events {
        let number = |key: &str| event[key].as_u64().expect("a number");
        let (pid, tid) = (number("pid"), number("tid"));
        assert_eq!(*owners.entry(tid).or_insert(pid), pid, "{event}");
        let name = event["name"].as_str().expect("a name").to_owned();
        if event["ph"] == "M" {
            if name == "thread_name" {
                assert!(event["args"]["name"].is_string());
                assert!(names.insert((tid, name)), "named twice: {event}");
            }
            continue;
        }
        let track = tracks.entry(tid).or_default();
        let at_ns = ns(&event["ts"]);
        assert!(at_ns >= track.last_ns, "not in order: {event}");
        track.last_ns = at_ns;
        match event["ph"].as_str().expect("a kind") {
            "X" => {
                let end_ns = at_ns + ns(&event["dur"]);
                track.slices.push((at_ns, end_ns, name));
            }
            "i" => track.instants.push(name),
            "s" => {
                let begun = arrows.entry(number("id")).or_default();
                assert!(begun.is_empty(), "an id twice: {event}");
                begun.push((tid, at_ns));
            }
            "f" => {
                assert_eq!(event["bp"], "e");
                ends.push((number("id"), tid, at_ns));
            }
            other => panic!("{other}: {event}"),
        }
    }
    for (tid, track) in &tracks {
        assert!(names.contains(&(*tid, "thread_name".into())), "{tid}");
        for two in track.slices.windows(2) {
            assert!(two[0].1 <= two[1].0, "they overlap: {two:?}");
        }
    }
    let is_at_a_slice = |tid: u64, at_ns: u64| {
        let slices = &tracks[&tid].slices;
        slices.iter().any(|s| s.0 <= at_ns && at_ns < s.1)
    };
    assert!(!arrows.is_empty());
    assert_eq!(arrows.len(), ends.len());
    for (id, tid, at_ns) in ends {
        let (from, begun_ns) = arrows[&id][0];
        assert!(begun_ns < at_ns, "arrow {id} leads back");
        assert!(is_at_a_slice(from, begun_ns), "arrow {id} starts nowhere");
        // It ends where a poll starts.
        let slices = &tracks[&tid].slices;
        let poll = slices.iter().find(|slice| slice.0 == at_ns);
        assert_eq!(poll.expect("a slice").2, "running", "arrow {id}");
    }
    let all: Vec<&String> = tracks.values().flat_map(|track| &track.instants).collect();
    assert!(all.iter().any(|words| *words == "finished"), "{all:?}");
}
