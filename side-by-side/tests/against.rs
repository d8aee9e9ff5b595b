//! `--against` takes an earlier run of the same program, and nothing else.

mod lesson;

use std::{fs, path::PathBuf, process::Output};

use lesson::{faults, text};
use serde_json::Value;

/// A directory of this test, which is deleted at its end.
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
    fn record(&self, name: &str, args: &[&str]) {
        let file = self.path(name);
        let args = [args, &["--second", "60ms", "--record", &file]].concat();
        assert_eq!(run(&args).status.code(), Some(0));
    }

    /// The data on the page of a run against this recording: this run, and the
    /// earlier one.
    fn page(&self, args: &[&str], recording: &str) -> [Value; 2] {
        let (html, earlier) = (self.path("page.html"), self.path(recording));
        let more = ["--html", html.as_str(), "--against", &earlier];
        let output = run(&[args, &more].concat());
        assert_eq!(text(&output.stderr), "");
        assert_eq!(output.status.code(), Some(0));
        let page = fs::read_to_string(html).expect("it was written");
        ["id=\"data\">", "id=\"before\">"].map(|lead| {
            let data = page.split_once(lead).expect("it has data").1;
            let data = data.split("</script>").next().expect("it ends");
            serde_json::from_str(data).expect("JSON")
        })
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

#[test]
fn a_file_that_is_not_such_a_recording_is_refused_with_a_message() {
    let folder = Folder::new("refused");
    folder.record("well.json", &["well"]);
    let whole = fs::read_to_string(folder.path("well.json")).expect("text");
    let with = |from: &str, to: &str| whole.replacen(from, to, 1);
    let again = "record it again, with --record";
    let another = "name a file that --record has written";
    let no_head = format!("does not start like a recording; {again}");
    let no_length = format!("has program seconds of a length that no run can have; {again}");
    for (name, bytes, sentence) in [
        ("text", "hello".to_owned(), no_head.clone()),
        ("empty", String::new(), no_head.clone()),
        ("schema", with("\"schema\":1", "\"schema\":2"), no_head),
        (
            "half",
            whole[..500].to_owned(),
            format!("is incomplete: its end is missing; {again}"),
        ),
        (
            "lesson",
            with("\"faults\"", "\"cooking\""),
            "is a recording of another lesson; name one of faults".into(),
        ),
        (
            "program",
            with("\"program\":\"well\"", "\"program\":\"tea\""),
            "has no run of well; name a recording of well".into(),
        ),
        (
            "length",
            with(":60000000,", ":9000000000000000000,"),
            no_length,
        ),
    ] {
        fs::write(folder.path(name), bytes).expect("there is room");
        folder.assert_misuse(
            &["well", "--against", &folder.path(name)],
            &format!("`--against`: {name} {sentence}"),
        );
    }
    let none = fs::read(folder.path("none")).expect_err("it is not there");
    folder.assert_misuse(
        &["well", "--against", &folder.path("none")],
        &format!("`--against`: none cannot be read: {none}; {another}"),
    );
    fs::write(folder.path("bytes"), b"\xff\xfe").expect("there is room");
    folder.assert_misuse(
        &["well", "--against", &folder.path("bytes")],
        &format!("`--against`: bytes is not a recording: it is not UTF-8 text; {another}"),
    );
    folder.assert_misuse(
        &[
            "well",
            "--second",
            "70ms",
            "--against",
            &folder.path("well.json"),
        ],
        "`--second 70ms`: the recording of --against uses program seconds of 60ms, so \
         moments would not match; leave out --second, or record it again \
         with --second 70ms",
    );
    let output = run(&["well", "--against", &folder.path("well.json")]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        text(&output.stderr),
        "error: `--against` compares two runs on a page; add \
         --html FILE or --open\n"
    );
}

/// Text in an earlier run cannot end the script that contains it.
#[test]
fn both_runs_are_on_the_page_with_seconds_of_one_length() {
    let folder = Folder::new("both");
    folder.record("before.json", &["well", "bytes"]);
    let path = folder.path("before.json");
    let before = fs::read_to_string(&path).expect("it was written");
    let before = before.replacen("fn main", "</script><!-- fn main", 1);
    fs::write(&path, &before).expect("there is room");
    let [runs, earlier] = folder.page(&["well"], "before.json");
    assert_eq!(runs[0]["run"]["second_ns"], 60_000_000);
    let before: Value = serde_json::from_str(&before).expect("JSON");
    assert_eq!(earlier, before);
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
        let sentence = format!("error: `--against` and `{option}` name the same file\n");
        assert_eq!(text(&output.stderr), sentence);
    }
    folder.page(&["well", "--record", &last], "last.json");
    let again = fs::read_to_string(&last).expect("it is there");
    assert!(again.starts_with("{\"schema\":1,"));
}
