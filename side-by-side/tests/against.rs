//! `--against` takes an earlier run of the same program, and nothing else.

mod lesson;

use std::{fs, path::PathBuf, process::Output};

use lesson::{faults, text};
use serde_json::{Value, json};

/// A folder of this test, which is deleted at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Folder {
        let name = format!("side-by-side-{}-{test}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).expect("there is room");
        Folder(folder)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("text").to_owned()
    }

    /// Records these programs.
    fn record(&self, name: &str, args: &[&str]) -> Value {
        let file = self.path(name);
        let args = [args, &["--second", "60ms", "--record", &file]].concat();
        assert_eq!(run(&args).status.code(), Some(0));
        let recording = fs::read(&file).expect("it was written");
        serde_json::from_slice(&recording).expect("JSON")
    }

    /// What is on the page of a run against this recording.
    fn page(&self, args: &[&str], recording: &str) -> Vec<Value> {
        let (html, earlier) = (self.path("page.html"), self.path(recording));
        let more = ["--html", html.as_str(), "--against", &earlier];
        let output = run(&[args, &more].concat());
        assert_eq!(text(&output.stderr), "");
        assert_eq!(output.status.code(), Some(0));
        let page = fs::read_to_string(html).expect("it was written");
        let data = page.split_once("id=\"data\">").expect("it has data").1;
        let data = data.split("</script>").next().expect("it ends");
        serde_json::from_str(data).expect("JSON")
    }

    fn assert_misuse(&self, args: &[&str], sentence: &str) {
        let html = self.path("never.html");
        let output = run(&[args, &["--html", &html]].concat());
        let stderr = text(&output.stderr).replace(&self.path(""), "");
        assert_eq!(output.status.code(), Some(2), "{stderr}");
        assert_eq!(text(&output.stdout), "", "nothing runs");
        assert_eq!(stderr, format!("error: {sentence}\n"));
        assert!(!self.0.join("never.html").exists());
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn run(args: &[&str]) -> Output {
    faults().args(args).output().expect("the lesson starts")
}

fn names(list: &Value, key: &str) -> Vec<String> {
    let list = list.as_array().expect("a list").iter();
    list.map(|one| one[key].as_str().expect("text").to_owned())
        .collect()
}

#[test]
fn a_file_that_is_no_such_recording_is_refused_with_a_sentence() {
    let folder = Folder::new("refused");
    let recording = folder.record("well.json", &["well"]);
    let of = |key: &str, value: Value| {
        let mut other = recording.clone();
        other[key] = value;
        other.to_string()
    };
    let again = "record it again, with --record";
    let another = "name a file that --record has written";
    let no_json = format!(
        "is no recording: it is no JSON from line 1, column 1 on; {again}"
    );
    for (name, bytes, sentence) in [
        ("text", "hello", no_json.clone()),
        ("empty", "", no_json),
        (
            "other",
            "{\"a\": 1}",
            format!("is no recording: it has no `schema`; {again}"),
        ),
        (
            "schema",
            &of("schema", json!(2)),
            format!(
                "is a recording of schema 2, and schema 1 is what is read here; \
                 {again}"
            ),
        ),
        (
            "version",
            &of("versions", json!([1])),
            format!(
                "is no whole recording: well: versions, 1: `tasks` is no list; \
                 {again}"
            ),
        ),
        (
            "lesson",
            &of("crate", json!("cooking")),
            "is a recording of the lesson cooking; name one of faults".into(),
        ),
        (
            "program",
            &of("program", json!("tea")),
            "is a recording of tea; name a recording of well, or run tea"
                .into(),
        ),
    ] {
        fs::write(folder.path(name), bytes).expect("there is room");
        folder.assert_misuse(
            &["well", "--against", &folder.path(name)],
            &format!("`--against`: {name} {sentence}"),
        );
    }
    let half = &recording.to_string()[..100];
    fs::write(folder.path("half"), half).expect("there is room");
    folder.assert_misuse(
        &["well", "--against", &folder.path("half")],
        &format!(
            "`--against`: half is no recording: it is no JSON from line 1, \
             column 101 on; {again}"
        ),
    );
    let none = fs::read(folder.path("none")).expect_err("it is not there");
    folder.assert_misuse(
        &["well", "--against", &folder.path("none")],
        &format!("`--against`: none cannot be read: {none}; {another}"),
    );
    fs::write(folder.path("bytes"), b"\xff\xfe").expect("there is room");
    folder.assert_misuse(
        &["well", "--against", &folder.path("bytes")],
        &format!(
            "`--against`: bytes is no recording: it is no text; {another}"
        ),
    );
    folder.assert_misuse(
        &["well", "--second", "70ms", "--against", &folder.path("well.json")],
        "`--second 70ms`: the recording of --against has seconds of 60ms, so its \
         moments would not be the same; leave out --second, or record it again \
         with --second 70ms",
    );
    let output = run(&["well", "--against", &folder.path("well.json")]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        text(&output.stderr),
        "error: `--against` shows two runs on a page; say where it is to be, \
         with --html FILE, or add --open\n"
    );
}

#[test]
fn both_runs_are_on_the_page_with_seconds_of_one_length() {
    let folder = Folder::new("both");
    let mut before = folder.record("before.json", &["well"]);
    // The sound version is as it was, and the faulty one was another.
    before["versions"][0]["source"] =
        json!("fn main() {\n    number(\"events\", 2);\n}\n");
    let changed = before.to_string();
    fs::write(folder.path("before.json"), changed).expect("there is room");
    let page = folder.page(&["well"], "before.json");
    let (run, against) = (&page[0]["run"], &page[0]["against"]);
    assert_eq!(run["second_ns"], 60_000_000);
    let mut without_sources = before.clone();
    for version in without_sources["versions"].as_array_mut().expect("a list") {
        version["file"] = json!(null);
        version["source"] = json!(null);
    }
    assert_eq!(against["run"], without_sources);
    assert_eq!(against["same"], json!(["sound"]));
    assert_eq!(against["unknown"], json!([]));
    let block = &against["changed"][0];
    assert_eq!(block["names"], json!(["faulty before", "faulty after"]));
    assert_eq!(
        block["rows"][0],
        json!([[["fn main() {", false]], [["fn main() {", false]]])
    );
    let line = |number: &str| {
        let (begin, end) = ("    number(\"events\", ", ");");
        json!([[begin, false], [number, true], [end, false]])
    };
    assert_eq!(block["rows"][1], json!([line("2"), line("1000")]));
}

#[test]
fn what_only_one_run_has_is_on_the_page_as_well() {
    let folder = Folder::new("one-sided");
    let before = folder.record("before.json", &["well", "bytes"]);
    // A program that has left the lesson since, and a version without a source.
    let mut gone = before.clone();
    gone[0]["versions"][0]["source"] = json!(null);
    gone[1]["program"] = json!("gone");
    gone.as_array_mut().expect("a list").push(before[1].clone());
    fs::write(folder.path("gone.json"), gone.to_string()).expect("room");
    let args = ["well", "half", "--on", "sound"];
    let page = folder.page(&args, "gone.json");
    let programs: Vec<&Value> =
        page.iter().map(|one| &one["run"]["program"]).collect();
    assert_eq!(programs, ["well", "half", "gone", "bytes"]);
    let [well, half, gone, bytes] = &page[..] else {
        panic!("{programs:?}")
    };
    assert_eq!(names(&well["run"]["versions"], "runtime"), ["sound"]);
    let earlier = &well["against"]["run"]["versions"];
    assert_eq!(names(earlier, "runtime"), ["faulty", "sound"]);
    assert_eq!(well["against"]["unknown"], json!(["faulty"]));
    assert_eq!(half["against"], Value::Null);
    for one in [gone, bytes] {
        assert_eq!(one["run"]["versions"], json!([]));
        let earlier = &one["against"]["run"]["versions"];
        assert_eq!(names(earlier, "runtime"), ["faulty", "sound"]);
        let blocks = &one["against"]["changed"];
        assert_eq!(blocks[1]["names"], json!(["sound before"]));
    }
    assert_eq!(gone["card"]["ask"], "");
    assert_eq!(bytes["card"]["ask"], "Did it work?");
}

#[test]
fn the_recording_may_be_replaced_by_this_run_and_by_nothing_else() {
    let folder = Folder::new("replaced");
    folder.record("last.json", &["well"]);
    let last = folder.path("last.json");
    for option in ["--html", "--trace"] {
        let args = ["well", "--open", "--against", &last, option, &last];
        let output = run(&args);
        assert_eq!(output.status.code(), Some(2));
        let sentence =
            format!("error: `--against` and `{option}` name the same file\n");
        assert_eq!(text(&output.stderr), sentence);
    }
    folder.page(&["well", "--record", &last], "last.json");
    let again = fs::read_to_string(&last).expect("it is there");
    assert!(again.starts_with("{\"schema\":1,"));
}
