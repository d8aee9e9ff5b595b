//! `--open` gives the page to a browser, and does not wait for it.
#![cfg(unix)]

mod lesson;

use std::{
    fs,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use lesson::{Folder, Run, faults};

const OPENER: &str = if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};

impl Folder {
    /// A directory with a browser in it, which is a shell script. Besides what
    /// the script does, it notes its arguments.
    fn with_browser(test: &str, browser: &str, script: &str) -> Folder {
        let folder = Folder::new(test);
        let notes = folder.path("notes");
        let script = format!(
            "printf '%s\\n' \"$@\" >'{0}.new'\nmv '{0}.new' '{0}'\n{script}",
            notes.display()
        );
        folder.write_script(browser, &script);
        folder
    }

    /// The arguments that the browser got.
    fn notes(&self) -> String {
        wait_for(&self.path("notes"));
        self.read("notes")
    }

    /// Runs with the browsers of this directory only.
    fn open(&self, args: &str, browser: &str) -> Run {
        let mut faults = faults(&format!("--second 50ms --open {args}"));
        let path = format!("{}:/bin:/usr/bin", self.path("").display());
        faults.env("PATH", path).env("BROWSER", browser);
        Run::of(faults.current_dir(self))
    }
}

#[track_caller]
fn wait_for(file: &Path) {
    let began = Instant::now();
    while !file.exists() {
        assert!(
            began.elapsed() < Duration::from_secs(20),
            "{file:?} is not written"
        );
        thread::sleep(Duration::from_millis(5));
    }
}

#[track_caller]
fn assert_page(path: &str) {
    assert!(Path::new(path).is_absolute(), "{path}");
    let page = fs::read_to_string(path).expect("it is there");
    assert!(page.starts_with("<!doctype html>"), "{path}");
}

#[test]
fn a_page_without_a_name_is_kept_beside_the_executable() {
    let folder = Folder::with_browser("usual", OPENER, "");
    let run = folder.open("well", "").code(0);
    let page = folder.notes().trim_end().to_owned();
    assert!(page.ends_with("/pages/faults-well.html"), "{page}");
    assert_page(&page);
    let said = format!("The page is in the browser: {page}\n");
    run.says_only(&said);
    // A second run replaces it.
    folder.open("well", "").says_only(&said);
}

#[test]
fn a_page_with_a_name_is_given_to_the_browser_that_is_named() {
    let folder = Folder::with_browser("named", "my-browser", "");
    let browser = folder.path("my-browser").display().to_string();
    let browser = format!("no-such-browser: :{browser} -n %s");
    let run = folder.open("well --json --html page.html", &browser);
    let notes = folder.notes();
    let page = notes.strip_prefix("-n\n").expect("an option").trim_end();
    assert!(page.ends_with("page.html"), "{page}");
    assert_page(page);
    // JSON, and nothing else.
    assert_eq!(run.json()["schema"], 1);
}

#[test]
fn the_run_does_not_wait_for_the_browser_which_outlives_it() {
    // A Ctrl-C or a hang-up of our terminal goes to our process group.
    let script = "ps -o pgid= -p $$ | tr -d ' \\n' >\"$0.group\"\n\
        echo /$$ >>\"$0.group\"; sleep 2; echo late >\"$0.late\"";
    let folder = Folder::with_browser("slow", "my-browser", script);
    let began = Instant::now();
    let run = folder.open("well --html page.html", "my-browser");
    assert!(began.elapsed() < Duration::from_millis(1900));
    run.code(0).says("is in the browser");
    // It gets the page although it was not told where.
    assert_page(folder.notes().trim_end());
    wait_for(&folder.path("my-browser.late"));
    let group = folder.read("my-browser.group");
    let (group, id) = group.trim_end().split_once('/').expect("two numbers");
    // There may be no `ps`.
    assert!(group.is_empty() || group == id, "{group}, {id}");
}

#[test]
fn without_a_browser_there_is_a_message_and_the_same_exit_code() {
    // As `xdg-open` does if it finds no browser.
    let folder = Folder::with_browser("none", OPENER, "exit 3");
    let sentence = "The page was written, but no browser could be started; open it yourself: /";
    for (program, code) in [("well", 0), ("wrong", 1)] {
        let run = folder.open(&format!("{program} --html page.html"), "false");
        run.code(code).says(sentence).says("/page.html\n");
        assert!(folder.read("page.html").starts_with("<!doctype html>"));
    }
}
