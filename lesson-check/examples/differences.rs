//! How the runtimes differ: one table over all lessons, from their cards.
//!
//!     cargo run -p lesson-check --example differences
//!
//! prints it as Markdown, and `--json` as JSON. `--ten` prints the ten most
//! surprising rows, and `--write` writes them to the workspace's README.
//! `--observe` runs every program and lists the answers that are not as on the
//! cards; if there are any, the exit code is 1.

use std::{
    env,
    error::Error,
    fs,
    path::PathBuf,
    process::{Command, ExitCode},
    time::SystemTime,
};

use lesson_check::{answers, cured, is_cure};
use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const USAGE: &str = "differences [--json | --ten | --write | --observe]";
const BEGIN: &str = "<!-- the ten rows begin -->\n";
const END: &str = "<!-- the ten rows end -->\n";
/// Of the table of all programs.
const LEGEND: &str = "\
A name in bold: the three Rust runtimes differ. `1 worker`: this program runs
with one worker thread instead of two. `current thread`: tokio's runtime without
workers; `run-until-complete` and `run-forever` use a loop of smol without
workers, too. \"Or\": it varies from run to run, or from system to system. A
dash means that the program has no version there.
";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        [] => Table::new().map(|table| print!("{}", table.markdown())),
        ["--json"] => Table::new().map(|table| println!("{}", table.json())),
        ["--ten"] => Table::new().map(|table| print!("{}", table.ten())),
        ["--write"] => Table::new().and_then(|table| write(&table.ten())),
        ["--observe"] => return observe().unwrap_or_else(|e| fail(&*e)),
        _ => {
            eprintln!("error: usage: {USAGE}");
            return ExitCode::from(2);
        }
    };
    done.map_or_else(|e| fail(&*e), |()| ExitCode::SUCCESS)
}

fn fail(error: &dyn Error) -> ExitCode {
    eprintln!("error: {error}");
    ExitCode::FAILURE
}

fn workspace() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The workspace's members that have programs, in the workspace's order.
fn lessons() -> Result<Vec<String>> {
    let manifest = fs::read_to_string(workspace().join("Cargo.toml"))?;
    let members = manifest.split_once("members = [").and_then(|(_, rest)| {
        let (members, _) = rest.split_once(']')?;
        Some(members.split('"').skip(1).step_by(2))
    });
    let members = members.ok_or("Cargo.toml lists no members")?;
    let is_lesson =
        |name: &&str| workspace().join(name).join("tests/lesson.rs").is_file();
    Ok(members.filter(is_lesson).map(str::to_owned).collect())
}

/// What a lesson prints as JSON. Its exit code may be 1 if an answer is not as
/// on its card.
fn ask(lesson: &str, args: &[&str]) -> Result<Value> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["run", "--quiet", "-p", lesson, "--"])
        .args(args);
    let output = command.current_dir(workspace()).output()?;
    serde_json::from_slice(&output.stdout).map_err(|_| {
        let stderr = String::from_utf8_lossy(&output.stderr);
        format!("{lesson} {}: {stderr}", args.join(" ")).into()
    })
}

struct Table {
    /// Cards.
    programs: Vec<Value>,
    /// The runtimes that most programs run on.
    runtimes: Vec<String>,
    /// The versions of the runtimes.
    versions: Vec<String>,
    /// The versions of the crates below smol and async-std.
    below_smol: String,
}

impl Table {
    fn new() -> Result<Table> {
        let mut programs = Vec::new();
        for lesson in lessons()? {
            let cards = ask(&lesson, &["--list", "--json"])?;
            let cards = cards.as_array().ok_or("cards must be a list")?;
            let others = cards.iter().filter(|card| card["steps"] == false);
            programs.extend(others.cloned());
        }
        let mut runtimes: Vec<String> = Vec::new();
        for version in programs.iter().flat_map(versions) {
            let runtime = text(&version["runtime"]);
            let has = |p: &&Value| expected(p, &runtime).is_some();
            let programs_on_it = programs.iter().filter(has).count();
            if programs_on_it * 2 > programs.len()
                && !runtimes.contains(&runtime)
            {
                runtimes.push(runtime);
            }
        }
        let lock = fs::read_to_string(workspace().join("Cargo.lock"))?;
        let versions = runtimes.iter().map(|r| locked(&lock, r)).collect();
        let below =
            BELOW_SMOL.map(|name| format!("{name} {}", locked(&lock, name)));
        Ok(Table {
            programs,
            runtimes,
            versions,
            below_smol: format!(" (with {})", below.join(", ")),
        })
    }

    /// `Seen with tokio 1.54.1 and smol 2.0.2, on 2026-11-23.`
    fn seen_with(&self) -> String {
        let named = self.runtimes.iter().zip(&self.versions);
        let named = named.map(|(runtime, version)| {
            let below = if runtime == "smol" {
                &self.below_smol
            } else {
                ""
            };
            format!("{runtime} {version}{below}")
        });
        let named: Vec<_> = named.collect();
        let (last, others) = named.split_last().expect("there are runtimes");
        let others = others.join(", ");
        format!("Seen with {others} and {last}, on {}.\n", today())
    }

    fn markdown(&self) -> String {
        let rows: Vec<&Value> = self.programs.iter().collect();
        let rows = self.rows(&rows, "**", true);
        format!("{}\n{LEGEND}\n{rows}", self.seen_with())
    }

    /// The ten most surprising rows, in the order of the lessons.
    fn ten(&self) -> String {
        let mut programs: Vec<(usize, &Value)> =
            self.programs.iter().enumerate().collect();
        programs.retain(|(_, program)| program["differs"] == true);
        programs.sort_by_key(|(nth, program)| {
            (std::cmp::Reverse(program["surprise"].as_u64()), *nth)
        });
        programs.truncate(10);
        programs.sort_by_key(|(nth, _)| *nth);
        let programs: Vec<_> = programs.into_iter().map(|(_, p)| p).collect();
        let rows = self.rows(&programs, "", false);
        format!("{rows}\n{}", self.seen_with())
    }

    /// `mark` is put around the names of the programs whose answers differ.
    fn rows(
        &self,
        programs: &[&Value],
        mark: &str,
        with_cures: bool,
    ) -> String {
        let mut heads: Vec<&str> =
            self.runtimes.iter().map(String::as_str).collect();
        heads.extend(with_cures.then_some("cured"));
        let mut rows = format!(
            "| program | question | {} |\n| --- | --- |{}\n",
            heads.join(" | "),
            " --- |".repeat(heads.len())
        );
        for program in programs {
            let (lesson, name) =
                (text(&program["crate"]), text(&program["program"]));
            let differs = program["differs"] == true;
            let bold = if differs { mark } else { "" };
            let module = name.replace('-', "_");
            let cells = self.runtimes.iter().map(|r| cell(program, r));
            let cells = cells.chain(with_cures.then(|| cured(program)));
            rows += &format!(
                "| {bold}[`{name}`]({lesson}/src/{module}/mod.rs){bold} | {} | {} |\n",
                text(&program["ask"]),
                cells.collect::<Vec<_>>().join(" | "),
            );
        }
        rows
    }

    fn json(&self) -> Value {
        let versions = self.runtimes.iter().zip(&self.versions);
        let versions: serde_json::Map<String, Value> =
            versions.map(|(r, v)| (r.clone(), json!(v))).collect();
        json!({
            "date": today(), "versions": versions, "programs": self.programs,
        })
    }
}

/// The answer on this runtime's card, and those of its flavours
/// (`tokio-current-thread`) if they differ.
fn cell(program: &Value, runtime: &str) -> String {
    let is_own = |version: &&Value| version["runtime"] == runtime;
    let (Some(own), Some(version)) =
        (expected(program, runtime), versions(program).find(is_own))
    else {
        return "–".to_owned();
    };
    let mut cell = answers(version);
    for version in versions(program) {
        let name = text(&version["runtime"]);
        let kin = name.strip_prefix(runtime).and_then(|n| n.strip_prefix('-'));
        let (Some(kin), Some(answer)) = (kin, expected(program, &name)) else {
            continue;
        };
        if answer != own && !is_cure(version) {
            cell += &format!(" ({}: {answer})", kin.replace('-', " "));
        }
    }
    cell
}

fn versions(program: &Value) -> impl Iterator<Item = &Value> {
    program["versions"].as_array().into_iter().flatten()
}

/// `None` if the program has no such version.
fn expected(program: &Value, runtime: &str) -> Option<String> {
    let version = versions(program).find(|v| v["runtime"] == runtime)?;
    let answers = version["expected"].as_array()?.iter().map(text);
    Some(answers.collect::<Vec<_>>().join(" or "))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The crates on which several answers of smol and async-std depend.
const BELOW_SMOL: [&str; 3] = ["async-executor", "async-io", "blocking"];

/// asyncio is not a package; its versions were run with these.
const PYTHONS: &str = "of CPython 3.9 to 3.13";

/// The newest version of a package in Cargo.lock.
fn locked(lock: &str, package: &str) -> String {
    let lead = format!("name = \"{package}\"\nversion = \"");
    let versions = lock.split(&lead).skip(1);
    let versions = versions.filter_map(|rest| rest.split('"').next());
    versions.last().unwrap_or(PYTHONS).to_owned()
}

/// `2026-11-23`.
fn today() -> String {
    let now = humantime::format_rfc3339_seconds(SystemTime::now());
    now.to_string().chars().take(10).collect()
}

/// Puts the rows between their marks in the README.
fn write(rows: &str) -> Result<()> {
    let path = workspace().join("README.md");
    let readme = fs::read_to_string(&path)?;
    let parts = readme.split_once(BEGIN).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(END)?;
        Some((before, after))
    });
    let (before, after) = parts.ok_or_else(|| {
        format!("README.md has no lines {} and {}", BEGIN.trim(), END.trim())
    })?;
    fs::write(path, format!("{before}{BEGIN}\n{rows}\n{END}{after}"))?;
    Ok(())
}

/// Lists each answer that is not as on its card.
fn observe() -> Result<ExitCode> {
    let mut changed = Vec::new();
    let mut programs = 0;
    for lesson in lessons()? {
        let args = ["--all", "--json", "--second", "250ms"];
        let runs = ask(&lesson, &args)?;
        // A single program is not in a list.
        let runs = runs.as_array().cloned().unwrap_or(vec![runs]);
        for run in &runs {
            programs += 1;
            for version in versions(run) {
                let answers = version["expected"].as_array();
                if answers.is_some_and(|a| a.contains(&version["answer"])) {
                    continue;
                }
                let answers: Vec<_> =
                    answers.into_iter().flatten().map(text).collect();
                changed.push(format!(
                    "| `{}` | {} | {} | {} |",
                    text(&run["program"]),
                    text(&version["runtime"]),
                    answers.join(" or "),
                    version["answer"].as_str().unwrap_or("no answer"),
                ));
            }
        }
    }
    println!("{}", Table::new()?.seen_with());
    if changed.is_empty() {
        println!("All {programs} programs answer as their cards say.");
        return Ok(ExitCode::SUCCESS);
    }
    println!("| program | runtime | on its card | seen |");
    println!("| --- | --- | --- | --- |");
    println!("{}", changed.join("\n"));
    Ok(ExitCode::FAILURE)
}
