//! `--against` takes an earlier run of the same program, and nothing else.

mod lesson;

use std::fs;

use lesson::{Folder, Run, faults, run};
use serde_json::Value;

impl Folder {
    /// A directory with a recording of a program in it.
    fn with_run(test: &str, programs: &str) -> Folder {
        let folder = Folder::new(test);
        folder
            .run(&format!("{programs} --record well.json"))
            .code(0);
        folder
    }

    /// The data on the page of a run against this recording: this run, and the
    /// earlier one.
    fn page(&self, args: &str) -> [Value; 2] {
        // The page takes the length of a program second from the recording.
        let args = format!("{args} --html page.html --against well.json");
        Run::of(faults(&args).current_dir(self))
            .says_only("")
            .code(0);
        let page = self.read("page.html");
        let json = |data: &str| -> Value {
            let data = data.split("</script>").next().expect("it ends");
            serde_json::from_str(data).expect("JSON")
        };
        let runs = page.split("class=\"run\">").skip(1).map(json).collect();
        let before = page.split_once("id=\"before\">").expect("it has one").1;
        [runs, json(before)]
    }

    #[track_caller]
    fn assert_misuse(&self, args: &str, sentence: &str) {
        let run = Run::of(faults(&format!("{args} --html page.html")).current_dir(self));
        let run = run.code(2).says_only(&format!("error: {sentence}\n"));
        assert_eq!(run.stdout, "", "nothing runs");
        assert!(!self.path("page.html").exists());
    }
}

#[test]
fn a_file_that_is_not_such_a_recording_is_refused_with_a_message() {
    let folder = Folder::with_run("refused", "well");
    let whole = folder.read("well.json");
    let with = |from: &str, to: &str| whole.replacen(from, to, 1).into_bytes();
    let no_head = "does not start like a recording; record it again, with --record";
    let no_length = "has program seconds of a length that no run can have; record it again, \
                     with --record";
    let no_end = "is incomplete: its end is missing; record it again, with --record";
    let no_text = "cannot be read: stream did not contain valid UTF-8; \
                   name a file that --record has written";
    for (name, bytes, sentence) in [
        ("text", b"hello".to_vec(), no_head),
        ("empty", Vec::new(), no_head),
        ("schema", with("\"schema\":1", "\"schema\":2"), no_head),
        ("half", whole[..500].into(), no_end),
        (
            "lesson",
            with("\"faults\"", "\"cooking\""),
            "is a recording of another lesson; name one of faults",
        ),
        (
            "program",
            with("\"program\":\"well\"", "\"program\":\"tea\""),
            "has no run of well; name a recording of well",
        ),
        (
            "length",
            with(":100000000,", ":9000000000000000000,"),
            no_length,
        ),
        ("bytes", b"\xff\xfe".to_vec(), no_text),
    ] {
        folder.write(name, bytes);
        let sentence = format!("`--against`: {name} {sentence}");
        folder.assert_misuse(&format!("well --against {name}"), &sentence);
    }
    let none = fs::read(folder.path("none")).expect_err("it is not there");
    folder.assert_misuse(
        "well --against none",
        &format!("`--against`: none cannot be read: {none}; name a file that --record has written"),
    );
    folder.assert_misuse(
        "well --second 70ms --against well.json",
        "`--second 70ms`: the recording of --against uses program seconds of 100ms, so \
         moments would not match; leave out --second, or record it again \
         with --second 70ms",
    );
    run("well --against x")
        .code(2)
        .says_only("error: `--against` compares two runs on a page; add --html FILE or --open\n");
}

/// Text in an earlier run cannot end the script that contains it.
#[test]
fn both_runs_are_on_the_page_with_seconds_of_one_length() {
    let folder = Folder::with_run("both", "well bytes");
    let before = folder.read("well.json");
    let before = before.replacen("fn main", "</script><!-- fn main", 1);
    folder.write("well.json", &before);
    let [runs, earlier] = folder.page("well");
    assert_eq!(runs[0]["run"]["second_ns"], 100_000_000);
    let before: Value = serde_json::from_str(&before).expect("JSON");
    assert_eq!(earlier, before);
}

#[test]
fn the_recording_may_be_replaced_by_this_run_and_by_nothing_else() {
    let folder = Folder::with_run("replaced", "well");
    for option in ["--html", "--trace"] {
        let args = format!("well --open --against well.json {option} well.json");
        let sentence = format!("error: `--against` and `{option}` name the same file\n");
        folder.run(&args).code(2).says_only(&sentence);
    }
    folder.page("well --record well.json");
    assert!(folder.read("well.json").starts_with("{\"schema\":1,"));
}
