//! Since which version does a runtime behave as it does? Builds the lessons with
//! other versions of its crates, runs their programs, and adds what was seen to
//! history.json.
//!
//!     cargo run -p lesson-check --example history -- tokio 1.36.0 1.40.0
//!     cargo run -p lesson-check --example history -- smol async-executor=1.8.0
//!     cargo run -p lesson-check --example history -- --write
//!
//! What is in the file is not run again, unless more runs are asked for:
//! `--times 20`. Without arguments, it prints HISTORY.md from it, and `--write`
//! writes it. Everything happens in a copy
//! of the workspace, in target/history.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Output},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const USAGE: &str = "history RUNTIME VERSION... [--times N], or history [--write]; \
    RUNTIME is tokio, smol or async-std; VERSION is one of tokio, or crates below \
    smol and async-std: async-executor=1.8.0+async-io=2.3.0";
const LESSONS: [&str; 6] = [
    "sync-basics",
    "coroutines",
    "event-loop",
    "futures-demo",
    "multiprocess",
    "pitfalls",
];
const RUNTIMES: [&str; 3] = ["tokio", "smol", "async-std"];
const NO_ANSWER: &str = "no answer";
/// Programs that run at the same time.
const AT_ONCE: usize = 4;
/// What takes the place of a version that does not compile.
const STUB: &str = "pub fn main() {}\n";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        [] => page().map(|page| print!("{page}")).map(|()| true),
        ["--write"] => write().map(|()| true),
        [runtime, rest @ ..] if RUNTIMES.contains(runtime) => {
            let (versions, times) = match rest {
                [versions @ .., "--times", times] => (versions, times.parse()),
                versions => (versions, Ok(2)),
            };
            let Ok(times) = times else { return misuse() };
            if versions.is_empty() {
                return misuse();
            }
            measure_all(runtime, versions, times)
        }
        _ => return misuse(),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn misuse() -> ExitCode {
    eprintln!("error: usage: {USAGE}");
    ExitCode::from(2)
}

fn workspace() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn file() -> PathBuf {
    workspace().join("lesson-check/history.json")
}

/// `{"tokio": {"1.36.0": {"date": …, "rows": {…}, "left_out": {…}}}}`.
fn read() -> Result<Value> {
    match fs::read_to_string(file()) {
        Ok(text) => Ok(serde_json::from_str(&text)?),
        Err(_) => Ok(json!({})),
    }
}

/// `false`: at least one version could not be measured.
fn measure_all(runtime: &str, versions: &[&str], times: u64) -> Result<bool> {
    let mut is_good = true;
    for version in versions {
        let mut history = read()?;
        let known = &history[runtime][version];
        let runs = known["runs"].as_u64().unwrap_or(0);
        if runs >= times {
            println!("{runtime} {version}: was run {runs} times before");
            continue;
        }
        match measure(runtime, version, times - runs) {
            Ok(seen) => {
                let old = known.clone();
                history[runtime][version] = merged(old, seen, times);
                // Written after each version, so that an interrupted run goes
                // on where it was.
                let part = file().with_extension("part");
                fs::write(&part, format!("{history:#}\n"))?;
                fs::rename(part, file())?;
            }
            Err(error) => {
                is_good = false;
                eprintln!("{runtime} {version}: {error}");
            }
        }
    }
    Ok(is_good)
}

/// The rows of the new runs, with the answers of the earlier ones added.
fn merged(old: Value, mut new: Value, runs: u64) -> Value {
    new["runs"] = json!(runs);
    let rows = new["rows"].as_object_mut().expect("rows");
    for (name, row) in rows {
        let before = old["rows"][name]["answers"].as_object().cloned();
        for (answer, count) in before.unwrap_or_default() {
            let sum = row["answers"][&answer].as_u64().unwrap_or(0);
            let count = count.as_u64().unwrap_or(0);
            row["answers"][answer] = json!(sum + count);
        }
    }
    new
}

/// Builds the lessons with this version, and runs each program this many times.
fn measure(runtime: &str, version: &str, times: u64) -> Result<Value> {
    let copy = workspace().join("target/history").join(runtime);
    prepare(&copy)?;
    pin(&copy, runtime, version)?;
    let (lessons, left_out) = build(&copy, runtime)?;
    // Before, nothing sets tokio's number of workers: it is that of the cores,
    // which should be two (`taskset -c 0,1`).
    let sets_workers = runtime != "tokio" || numbers(version) >= vec![1, 24];
    let which = Which {
        runtime,
        left_out: &left_out,
        sets_workers,
    };
    let rows = run(&copy, &lessons, &which, times)?;
    println!(
        "{runtime} {version}: {} rows; {} versions do not compile",
        rows.len(),
        left_out.len()
    );
    let date = released(&copy, runtime, version)?;
    Ok(json!({"date": date, "rows": rows, "left_out": left_out}))
}

/// Copies what git knows of the lessons and of what they need.
fn prepare(copy: &Path) -> Result<()> {
    let root = workspace();
    let mut git = Command::new("git");
    git.args(["ls-files", "side-by-side", "lesson-check"])
        .args(LESSONS);
    let output = git.current_dir(&root).output()?;
    // What an earlier version has stubbed or changed comes back.
    for path in String::from_utf8(output.stdout)?.lines() {
        put(&copy.join(path), &fs::read(root.join(path))?)?;
    }
    let manifest = fs::read_to_string(root.join("Cargo.toml"))?;
    let (before, rest) = manifest.split_once("members = [").ok_or("members")?;
    let (_, after) = rest.split_once(']').ok_or("members")?;
    let members: Vec<String> = LESSONS
        .iter()
        .chain(&["side-by-side", "lesson-check"])
        .map(|name| format!("{name:?}"))
        .collect();
    let members = members.join(", ");
    let manifest = format!("{before}members = [{members}]{after}");
    put(&copy.join("Cargo.toml"), manifest.as_bytes())?;
    put(
        &copy.join("Cargo.lock"),
        &fs::read(root.join("Cargo.lock"))?,
    )
}

/// Files that stay the same keep their time, so that cargo builds less.
fn put(path: &Path, bytes: &[u8]) -> Result<()> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    fs::create_dir_all(path.parent().ok_or("no folder")?)?;
    Ok(fs::write(path, bytes)?)
}

fn cargo(copy: &Path, args: &[&str]) -> Result<Output> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let target = workspace().join("target/history/target");
    let mut command = Command::new(cargo);
    command.args(args).current_dir(copy);
    command.env("CARGO_TARGET_DIR", target);
    Ok(command.output()?)
}

/// Asks for exactly this version of tokio, or of crates below the runtime.
fn pin(copy: &Path, runtime: &str, version: &str) -> Result<()> {
    if runtime == "tokio" {
        let path = copy.join("Cargo.toml");
        let text = fs::read_to_string(&path)?;
        let (before, rest) =
            text.split_once("\ntokio = { version = \"").ok_or("tokio")?;
        let (_, after) = rest.split_once('"').ok_or("tokio")?;
        let text =
            format!("{before}\ntokio = {{ version = \"={version}\"{after}");
        put(&path, text.as_bytes())?;
        let output = cargo(copy, &["update", "-p", "tokio"])?;
        return check(&output);
    }
    for pair in version.split('+') {
        let (name, version) =
            pair.split_once('=').ok_or("expected CRATE=VERSION")?;
        // The lock file may have several; the one that fits is changed.
        let lock = fs::read_to_string(copy.join("Cargo.lock"))?;
        let lead = format!("name = \"{name}\"\nversion = \"");
        let locked = lock.split(&lead).skip(1);
        let locked = locked.filter_map(|rest| rest.split('"').next());
        let major = version.split('.').next();
        let mut same = locked.filter(|one| one.split('.').next() == major);
        let old = same.next().ok_or_else(|| {
            format!("the workspace has no {name} with which it is compatible")
        })?;
        let old = format!("{name}@{old}");
        let args = ["update", "-p", &old, "--precise", version];
        check(&cargo(copy, &args)?)?;
    }
    Ok(())
}

/// What cargo complained about, in a sentence.
fn check(output: &Output) -> Result<()> {
    if output.status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&output.stderr);
    let mut lines = text.lines().skip_while(|l| !l.starts_with("error"));
    let first = lines.next().unwrap_or("no error");
    let offline = text.contains("network") || text.contains("resolve host");
    let advice = match offline {
        true => "it is not in cargo's cache, and there is no network",
        false => "it does not exist, is yanked, or does not fit the others",
    };
    Err(format!("{advice} (cargo: {first})").into())
}

/// Builds the lessons. Versions of programs that do not compile are left out:
/// each with the compiler's reason. A lesson that needs a feature which this
/// version lacks is left out as a whole.
fn build(
    copy: &Path,
    runtime: &str,
) -> Result<(Vec<&'static str>, BTreeMap<String, String>)> {
    let mut left_out = BTreeMap::new();
    let mut lessons = LESSONS.to_vec();
    loop {
        let mut args = vec!["build", "--keep-going", "--message-format=short"];
        args.extend(lessons.iter().flat_map(|lesson| ["-p", lesson]));
        let output = cargo(copy, &args)?;
        if output.status.success() {
            return Ok((lessons, left_out));
        }
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let before = left_out.len();
        for (lesson, program, file, why) in text.lines().filter_map(broken) {
            let name = name_of(file);
            if !name.starts_with(runtime) {
                return Err(format!("{lesson}/{program}/{file}: {why}").into());
            }
            let key = format!("{} {name}", program.replace('_', "-"));
            if left_out.insert(key, why.to_owned()).is_none() {
                let path = copy.join(lesson).join("src").join(program);
                fs::write(path.join(file), STUB)?;
            }
        }
        if left_out.len() > before {
            continue;
        }
        let lacking = lessons.iter().position(|lesson| {
            text.contains("does not have") && text.contains(*lesson)
        });
        let Some(nth) = lacking else {
            return check(&output).map(|()| (lessons, left_out));
        };
        left_out.insert(
            lessons.remove(nth).to_owned(),
            "needs a feature that this version lacks".to_owned(),
        );
    }
}

/// `on_tokio.rs` is `tokio`, and `cured_on_tokio.rs` is `tokio-cured`.
fn name_of(file: &str) -> String {
    let stem = file.trim_end_matches(".rs").replace('_', "-");
    match stem.strip_prefix("cured-on-") {
        Some(bug) => format!("{bug}-cured"),
        None => stem.trim_start_matches("on-").to_owned(),
    }
}

/// `event-loop/src/hog/on_tokio.rs:3:5: error[E0432]: …`: the lesson, program,
/// file and reason.
fn broken(line: &str) -> Option<(&str, &str, &str, &str)> {
    let (place, why) = line.split_once(": error")?;
    let path = place.split(':').next()?;
    let mut parts = path.split('/');
    let (lesson, src, program) = (parts.next()?, parts.next()?, parts.next()?);
    let file = parts.next()?;
    let why = why.split_once(": ").map_or(why, |(_, why)| why);
    (src == "src").then_some((lesson, program, file, why))
}

/// Which versions of the programs run.
struct Which<'a> {
    runtime: &'a str,
    left_out: &'a BTreeMap<String, String>,
    /// Can their number of workers be set?
    sets_workers: bool,
}

impl Which<'_> {
    fn has(&self, program: &str, version: &Value) -> bool {
        let name = text(&version["runtime"]);
        let key = format!("{program} {name}");
        let is_usual = version["workers"] == version["usual_workers"];
        name.starts_with(self.runtime)
            && !self.left_out.contains_key(&key)
            && (self.sets_workers || is_usual)
    }
}

/// A lesson's executable, a program, and its versions.
type Job = (PathBuf, String, String);

/// The rows: what each version of each program did.
fn run(
    copy: &Path,
    lessons: &[&str],
    which: &Which,
    times: u64,
) -> Result<serde_json::Map<String, Value>> {
    let target = workspace().join("target/history/target/debug");
    let mut jobs: Vec<Job> = Vec::new();
    for lesson in lessons {
        let path = target.join(lesson);
        let output = Command::new(&path).args(["--list", "--json"]).output()?;
        let cards: Value = serde_json::from_slice(&output.stdout)?;
        for card in cards.as_array().ok_or("cards must be a list")? {
            let program = text(&card["program"]);
            let versions = card["versions"].as_array().into_iter().flatten();
            let on: Vec<String> = versions
                .filter(|version| which.has(&program, version))
                .map(|version| text(&version["runtime"]))
                .collect();
            if !on.is_empty() {
                let job = (path.clone(), program, on.join(","));
                jobs.extend((0..times).map(|_| job.clone()));
            }
        }
    }
    let mut rows = serde_json::Map::new();
    run_all(copy, &jobs, AT_ONCE, &mut rows)?;
    // Beside others a program may be late. It runs three times more, alone.
    let has_none = |program: &str| {
        let mut rows = rows.iter().filter(|(name, _)| {
            name.split_once(' ')
                .is_some_and(|(first, _)| first == program)
        });
        rows.any(|(_, row)| {
            let answers = row["answers"].as_object().expect("answers");
            answers.keys().all(|answer| answer.starts_with(NO_ANSWER))
        })
    };
    jobs.dedup();
    jobs.retain(|(_, program, _)| has_none(program));
    for _ in 0..3 {
        run_all(copy, &jobs, 1, &mut rows)?;
    }
    Ok(rows)
}

/// Runs these programs, several at a time, and adds what they have shown.
fn run_all(
    copy: &Path,
    jobs: &[Job],
    at_once: usize,
    rows: &mut serde_json::Map<String, Value>,
) -> Result<()> {
    let next = AtomicUsize::new(0);
    let shared = Mutex::new(rows);
    thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(|| {
                loop {
                    let nth = next.fetch_add(1, Ordering::Relaxed);
                    let Some((path, program, on)) = jobs.get(nth) else {
                        return;
                    };
                    let args =
                        ["--on", on, "--second", "400ms", "--json", program];
                    let mut command = Command::new(path);
                    let output = command.args(args).current_dir(copy).output();
                    let Ok(output) = output else { return };
                    let run = serde_json::from_slice(&output.stdout);
                    let mut rows = shared.lock().expect("no thread panics");
                    add(&mut rows, program, &run.unwrap_or_default());
                }
            });
        }
    });
    Ok(())
}

/// Adds what one run of a program has shown.
fn add(rows: &mut serde_json::Map<String, Value>, program: &str, run: &Value) {
    for version in run["versions"].as_array().into_iter().flatten() {
        let key = format!("{program} {}", text(&version["runtime"]));
        let row = rows.entry(key).or_insert_with(|| json!({"answers": {}}));
        let outcome = text(&version["outcome"]);
        let answer = match version["answer"].as_str() {
            Some(answer) => answer.to_owned(),
            None if outcome == "finished" => NO_ANSWER.to_owned(),
            None => format!("{NO_ANSWER}, {outcome}"),
        };
        let count = row["answers"][&answer].as_u64().unwrap_or(0);
        row["answers"][&answer] = json!(count + 1);
        let tasks = version["tasks"].as_array();
        let sum = |what: &str| {
            let tasks = tasks.into_iter().flatten();
            let counts = tasks.map(|task| task[what].as_array().map(Vec::len));
            counts.flatten().sum::<usize>()
        };
        row["missing"] = version["missing"].clone();
        row["threads"] = version["thread_count"].clone();
        row["polls"] = json!(sum("polls"));
        row["wakes"] = json!(sum("wakes"));
        row["figures"] = version["figures"].clone();
    }
}

/// When tokio's version was released, as its changelog says; null for crates
/// whose changelogs have no dates.
fn released(copy: &Path, runtime: &str, version: &str) -> Result<Value> {
    if runtime != "tokio" {
        return Ok(Value::Null);
    }
    let output = cargo(copy, &["metadata", "--format-version", "1"])?;
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let mut manifests = packages
        .filter(|package| package["name"] == runtime)
        .map(|package| text(&package["manifest_path"]));
    let manifest = manifests.next().unwrap_or_default();
    let changes = Path::new(&manifest).with_file_name("CHANGELOG.md");
    let changes = fs::read_to_string(changes).unwrap_or_default();
    let lead = format!("# {version} (");
    let date = changes.lines().find_map(|line| line.strip_prefix(&lead));
    Ok(json!(date.and_then(|date| date.strip_suffix(')'))))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The numbers of a version, for its order.
fn numbers(version: &str) -> Vec<u64> {
    let parts = version.split(|c: char| !c.is_ascii_digit());
    parts.filter_map(|part| part.parse().ok()).collect()
}

/// One stretch of versions with the same answers.
struct Stretch {
    since: String,
    until: String,
    answers: BTreeSet<String>,
}

/// Stretches of one row, from the oldest version on. Answers that vary from run
/// to run are one stretch as long as they overlap.
fn stretches(versions: &[(&String, &Value)], row: &str) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for (version, seen) in versions {
        let Some(answers) = seen["rows"][row]["answers"].as_object() else {
            continue;
        };
        let mut answers: BTreeSet<String> = answers.keys().cloned().collect();
        // An answer counts more than a run that had none.
        if answers.iter().any(|answer| !answer.starts_with(NO_ANSWER)) {
            answers.retain(|answer| !answer.starts_with(NO_ANSWER));
        }
        // Between two that agree, a version without an answer was only late.
        let has_none = |one: &Stretch| {
            one.answers
                .iter()
                .all(|answer| answer.starts_with(NO_ANSWER))
        };
        if let [.., before, last] = found.as_slice()
            && has_none(last)
            && !before.answers.is_disjoint(&answers)
        {
            found.pop();
        }
        match found.last_mut() {
            Some(last) if !last.answers.is_disjoint(&answers) => {
                last.until.clone_from(version);
                last.answers.extend(answers);
            }
            _ => found.push(Stretch {
                since: (*version).clone(),
                until: (*version).clone(),
                answers,
            }),
        }
    }
    found
}

fn write() -> Result<()> {
    Ok(fs::write(workspace().join("HISTORY.md"), page()?)?)
}

/// HISTORY.md: for each runtime the rows that changed, and how many did not.
fn page() -> Result<String> {
    let history = read()?;
    let mut page = HEAD.to_owned();
    for runtime in RUNTIMES {
        let Some(versions) = history[runtime].as_object() else {
            continue;
        };
        let mut versions: Vec<(&String, &Value)> = versions.iter().collect();
        versions.sort_by_key(|(version, _)| numbers(version));
        let rows: BTreeSet<&String> = versions
            .iter()
            .filter_map(|(_, seen)| seen["rows"].as_object())
            .flat_map(|rows| rows.keys())
            .collect();
        let names: Vec<&str> =
            versions.iter().map(|(name, _)| name.as_str()).collect();
        page +=
            &format!("\n## {runtime}\n\nRun with {}.\n\n", names.join(", "));
        page +=
            "| program | since | until | answer |\n| --- | --- | --- | --- |\n";
        let mut same = 0;
        for row in rows {
            let found = stretches(&versions, row);
            if found.len() < 2 {
                same += 1;
                continue;
            }
            for Stretch {
                since,
                until,
                answers,
            } in found
            {
                let answers: Vec<String> = answers.into_iter().collect();
                let answers = answers.join(" or ");
                page +=
                    &format!("| `{row}` | {since} | {until} | {answers} |\n");
            }
        }
        page += &format!("\n{same} other rows are the same in all of them.\n");
    }
    Ok(page)
}

const HEAD: &str = "\
# Since which version?

The programs of the lessons were built with other versions of the runtimes, and
run. These rows changed. \"Since\" and \"until\" name the oldest and the newest
version in which the answer was seen; between them and their neighbours are
versions that were not run. \"No answer\" means that the program ended, but not in
the way that its card explains. Generated from `lesson-check/history.json`:

    cargo run -p lesson-check --example history -- --write
";
