//! `--open` gives the page to a browser, and does not wait for it.
#![cfg(unix)]

mod lesson;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    thread,
    time::{Duration, Instant},
};

use lesson::{faults, text};

/// A directory with a browser in it, which is a shell script.
struct Folder(PathBuf);

impl Folder {
    /// Besides what the script does, it logs its arguments.
    fn new(test: &str, browser: &str, script: &str) -> Folder {
        let name = format!("side-by-side-{}-{test}", std::process::id());
        let folder = Folder(std::env::temp_dir().join(name));
        fs::create_dir_all(&folder.0).expect("there is room");
        let notes = folder.path("notes");
        let script = format!(
            "#!/bin/sh\nprintf '%s\\n' \"$@\" >'{0}.new'\n\
             mv '{0}.new' '{0}'\n{script}\n",
            notes.display()
        );
        // Another process writes it. If this one did, a process that another
        // test starts could inherit the open file, and then it cannot be run.
        let mut shell = Command::new("sh");
        shell.args(["-c", r#"printf %s "$1" >"$0" && chmod +x "$0""#]);
        shell.arg(folder.path(browser)).arg(script);
        assert!(shell.status().expect("there is a shell").success());
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).to_str().expect("text").to_owned()
    }

    /// The arguments that the browser got.
    fn notes(&self) -> String {
        let began = Instant::now();
        loop {
            match fs::read_to_string(self.path("notes")) {
                Ok(notes) => return notes,
                Err(_) if began.elapsed() < Duration::from_secs(10) => {
                    thread::sleep(Duration::from_millis(5));
                }
                Err(e) => panic!("no browser was started: {e}"),
            }
        }
    }

    /// Runs with the browsers of this directory only.
    fn run(&self, args: &[&str], browser: &str) -> Output {
        let mut faults = faults();
        faults.args(["--second", "50ms", "--open"]).args(args);
        let path = format!("{}:/bin:/usr/bin", self.0.display());
        faults.env("PATH", path).env("BROWSER", browser);
        faults.output().expect("the lesson starts")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
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
    let opener = if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let folder = Folder::new("usual", opener, "");
    let output = folder.run(&["well"], "");
    assert_eq!(output.status.code(), Some(0));
    let page = folder.notes().trim_end().to_owned();
    assert!(page.ends_with("/pages/faults-well.html"), "{page}");
    assert_page(&page);
    let said = format!("The page is in the browser: {page}\n");
    assert_eq!(text(&output.stderr), said);
    // A second run replaces it.
    let output = folder.run(&["well"], "");
    assert_eq!(text(&output.stderr), said);
}

#[test]
fn a_page_with_a_name_is_given_to_the_browser_that_is_named() {
    let folder = Folder::new("named", "my-browser", "");
    let page = folder.text("a page.html");
    let browser = format!("no-such-browser:{} -n %s", folder.text("my-browser"));
    let output = folder.run(&["well", "--json", "--html", &page], &browser);
    assert_eq!(folder.notes(), format!("-n\n{page}\n"));
    assert_page(&page);
    assert!(text(&output.stdout).starts_with("{\"schema\":1,"));
    assert!(
        text(&output.stdout).ends_with("}\n"),
        "JSON, and nothing else"
    );
}

#[test]
fn the_run_does_not_wait_for_the_browser_which_outlives_it() {
    // A Ctrl-C or a hang-up of our terminal goes to our process group.
    let script = "ps -o pgid= -p $$ | tr -d ' \\n' >\"$0.group\"\n\
        echo /$$ >>\"$0.group\"; sleep 2; echo late >\"$0.late\"";
    let folder = Folder::new("slow", "my-browser", script);
    let page = folder.text("page.html");
    let began = Instant::now();
    let output = folder.run(&["well", "--html", &page], &folder.text("my-browser"));
    assert!(began.elapsed() < Duration::from_millis(1900));
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stderr).contains("is in the browser"));
    while !folder.path("my-browser.late").exists() {
        assert!(began.elapsed() < Duration::from_secs(20), "it was killed");
        thread::sleep(Duration::from_millis(20));
    }
    let group = fs::read_to_string(folder.path("my-browser.group"));
    let group = group.expect("it was written");
    let (group, id) = group.trim_end().split_once('/').expect("two numbers");
    // There may be no `ps`.
    assert!(group.is_empty() || group == id, "{group}, {id}");
}

#[test]
fn without_a_browser_there_is_a_message_and_the_same_exit_code() {
    // As `xdg-open` does if it finds no browser.
    let folder = Folder::new("none", "xdg-open", "exit 3");
    let page = folder.text("page.html");
    let sentence = format!(
        "The page was written, but no browser could be started; open it \
         yourself: {page}\n"
    );
    for (program, code) in [("well", 0), ("wrong", 1)] {
        let output = folder.run(&[program, "--html", &page], "false");
        let stderr = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{stderr}");
        assert!(stderr.ends_with(&sentence), "{stderr}");
        assert_page(&page);
    }
}
