//! What the command line asks for.

use std::{
    io::{self, IsTerminal},
    path::PathBuf,
    time::Duration,
};

use clap::ArgMatches;

use super::{
    against::Earlier,
    args::ALL,
    browser::usual_place,
    output_file::OutputFile,
    predict::{Predictions, given},
};
use crate::{
    lesson::{Lesson, Program, Version},
    stage::Settings,
};

pub(super) enum Mode {
    Run,
    Json,
    List,
    Cards,
    Code,
}

/// What the command line asks for.
pub(super) struct Request<'a> {
    pub(super) programs: Vec<&'a Program>,
    /// Empty: on every runtime.
    pub(super) on: Vec<String>,
    pub(super) mode: Mode,
    pub(super) settings: Settings,
    /// `None`: as the card says.
    pub(super) deadline: Option<Duration>,
    pub(super) record: Option<PathBuf>,
    pub(super) html: Option<PathBuf>,
    /// Show the page in a browser; `html` is the file.
    pub(super) open: bool,
    /// The earlier run that the page compares with.
    pub(super) against: Option<Earlier>,
    pub(super) trace: Option<PathBuf>,
    /// Explain open lanes of versions that ended by themselves, too.
    pub(super) why: bool,
    /// Ask the reader for predictions before each program.
    pub(super) predict: bool,
    /// Predictions given on the command line.
    pub(super) predictions: Option<Predictions>,
}

impl<'a> Request<'a> {
    pub(super) fn new(lesson: &'a Lesson, matches: &ArgMatches) -> Result<Self, String> {
        let on: Vec<String> = all_of(matches, "on");
        let programs = programs(lesson, matches, &on)?;
        let numbers = numbers(lesson, matches, &programs)?;
        let flag = |name| matches.get_flag(name);
        let mode = match (flag("list"), flag("json"), flag("code")) {
            (true, true, _) => Mode::Cards,
            (true, false, _) => Mode::List,
            (_, _, true) => Mode::Code,
            (_, true, _) => Mode::Json,
            _ => Mode::Run,
        };
        let duration = |name| matches.get_one(name).copied();
        let mut second = duration("second");
        let mut against = None;
        if let Some(path) = matches.get_one::<PathBuf>("against") {
            if !flag("open") && !matches.contains_id("html") {
                return Err(NO_PAGE.to_owned());
            }
            let earlier = Earlier::new(path, lesson, &programs)?;
            second = Some(earlier.second(second)?);
            against = Some(earlier);
        }
        let mut wanted = Request {
            programs,
            on,
            mode,
            settings: Settings {
                second: second.unwrap_or(Duration::from_secs(1)),
                numbers,
            },
            deadline: duration("deadline"),
            record: matches.get_one("record").cloned(),
            html: matches.get_one("html").cloned(),
            open: flag("open"),
            against,
            trace: matches.get_one("trace").cloned(),
            why: flag("why"),
            predict: flag("predict"),
            predictions: None,
        };
        if wanted.open && wanted.html.is_none() {
            let first = wanted.programs.first().map_or("", |p| p.name);
            let place = usual_place(lesson.name, first);
            wanted.html = Some(place.map_err(|e| e.to_string())?);
        }
        check_files(&[
            ("--against", matches.get_one("against")),
            ("--record", wanted.record.as_ref()),
            ("--html", wanted.html.as_ref()),
            ("--trace", wanted.trace.as_ref()),
        ])?;
        if wanted.predict && !wanted.programs.iter().all(|p| p.has_question()) {
            return Err("`--predict`: this program has no question to predict".to_owned());
        }
        wanted.predictions = wanted.given(&all_of::<String>(matches, "answers"))?;
        if wanted.predict && wanted.predictions.is_none() && !io::stdin().is_terminal() {
            return Err(NO_TERMINAL.to_owned());
        }
        Ok(wanted)
    }

    /// The predictions on the command line, if there are any.
    fn given(&self, answers: &[String]) -> Result<Option<Predictions>, String> {
        if answers.is_empty() {
            return Ok(None);
        }
        let [program] = self.programs.as_slice() else {
            return Err(ONE_PROGRAM.to_owned());
        };
        given(program, &self.versions(program), answers).map(Some)
    }

    /// The versions of a program to show: counterexamples only if they are
    /// named.
    pub(super) fn versions(&self, program: &Program) -> Vec<&'static Version> {
        if self.on.is_empty() {
            return program.usual().collect();
        }
        if self.on.iter().any(|name| name == ALL) {
            return program.shown().collect();
        }
        let is_named = |v: &&Version| self.on.contains(&v.runtime());
        program.versions.iter().filter(is_named).collect()
    }
}

/// No option names the file of one before it. Only `--record` may replace the
/// earlier run, which has been read by then.
fn check_files(files: &[(&str, Option<&PathBuf>)]) -> Result<(), String> {
    for (nth, (option, file)) in files.iter().enumerate() {
        let is_same = |(other, before): &&(&str, Option<&PathBuf>)| {
            let both = before.zip(*file);
            let is_same = both.is_some_and(|(a, b)| OutputFile::is_same(a, b));
            is_same && (*other, *option) != ("--against", "--record")
        };
        if let Some((other, _)) = files[..nth].iter().rev().find(is_same) {
            return Err(format!("`{other}` and `{option}` name the same file"));
        }
    }
    Ok(())
}

fn all_of<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, name: &str) -> Vec<T> {
    matches
        .get_many(name)
        .unwrap_or_default()
        .cloned()
        .collect()
}

fn programs<'a>(
    lesson: &'a Lesson,
    matches: &ArgMatches,
    on: &[String],
) -> Result<Vec<&'a Program>, String> {
    let names: Vec<String> = all_of(matches, "program");
    let all = matches.get_flag("all");
    let is_named = |program: &&Program| all || names.iter().any(|name| *name == program.name);
    let mut programs: Vec<_> = lesson.programs.iter().filter(is_named).collect();
    if programs.is_empty() {
        programs.extend(lesson.programs.first());
    }
    if all {
        programs.retain(|p| on.is_empty() || on.iter().any(|r| has(p, r)));
        return Ok(programs);
    }
    for program in &programs {
        if let Some(r) = on.iter().find(|r| !has(program, r)) {
            let has: Vec<_> = program.shown().map(Version::runtime).collect();
            let others = lesson.programs.iter();
            let others = others.filter(|p| p.version(r).is_some());
            return Err(format!(
                "`{}` has no version on {r}; it has: {}{}",
                program.name,
                has.join(", "),
                or_run(others)
            ));
        }
    }
    Ok(programs)
}

fn has(program: &Program, runtime: &str) -> bool {
    runtime == ALL || program.version(runtime).is_some()
}

/// Programs that do have it: `. Or run echo`.
fn or_run<'a>(programs: impl Iterator<Item = &'a Program>) -> String {
    let names: Vec<_> = programs.map(|program| program.name).collect();
    match names.as_slice() {
        [] => String::new(),
        names => format!(". Or run {}", names.join(" or ")),
    }
}

fn numbers(
    lesson: &Lesson,
    matches: &ArgMatches,
    programs: &[&Program],
) -> Result<Vec<(String, u64)>, String> {
    let numbers: Vec<(String, u64)> = all_of(matches, "with");
    for (nth, (name, _)) in numbers.iter().enumerate() {
        know_number(lesson, programs, name)?;
        if numbers[..nth].iter().any(|(earlier, _)| earlier == name) {
            return Err(format!("`--with {name}` is given twice"));
        }
    }
    Ok(numbers)
}

/// Does one of the programs use a number of this name?
fn know_number(lesson: &Lesson, programs: &[&Program], name: &str) -> Result<(), String> {
    let known: Vec<_> = programs.iter().flat_map(|p| p.numbers()).collect();
    if known.contains(&name) {
        return Ok(());
    }
    let names: Vec<_> = programs.iter().map(|p| p.name).collect();
    let others = lesson.programs.iter();
    let others = or_run(others.filter(|p| p.numbers().contains(&name)));
    let has = match known.join(", ") {
        none if none.is_empty() => "no number to change".to_owned(),
        known => format!("no such number; it has: {known}"),
    };
    Err(format!(
        "`--with {name}`: {} has {has}{others}",
        names.join(", ")
    ))
}

const ONE_PROGRAM: &str = "`--answers` needs exactly one program; name it, and leave out --all";

const NO_PAGE: &str = "`--against` compares two runs on a page; add \
     --html FILE or --open";

const NO_TERMINAL: &str = "`--predict` needs a terminal, but stdin is not one; \
     give your predictions with `--answers tokio=…,smol=…`";
