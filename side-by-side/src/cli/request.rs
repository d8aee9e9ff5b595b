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
    List,
    Code,
}

/// What the command line asks for.
pub(super) struct Request<'a> {
    pub(super) programs: Vec<&'a Program>,
    /// Empty: on every runtime.
    pub(super) on: Vec<String>,
    pub(super) mode: Mode,
    /// Instead of a picture or a list.
    pub(super) json: bool,
    pub(super) settings: Settings,
    /// `None`: as the card says.
    pub(super) deadline: Option<Duration>,
    pub(super) record: Option<PathBuf>,
    pub(super) html: Option<PathBuf>,
    /// A small page of one program, for a frame.
    pub(super) card: Option<PathBuf>,
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
        let flag = |name| matches.get_flag(name);
        let path = |name| matches.get_one::<PathBuf>(name).cloned();
        let mut html = path("html");
        if flag("open") && html.is_none() {
            let first = programs.first().map_or("", |p| p.name);
            html = Some(usual_place(lesson.name, first).map_err(|e| e.to_string())?);
        }
        let mut second = matches.get_one("second").copied();
        let mut against = None;
        if let Some(path) = path("against") {
            if html.is_none() {
                return Err(NO_PAGE.to_owned());
            }
            let earlier = Earlier::new(&path, lesson, &programs)?;
            second = Some(earlier.second(second)?);
            against = Some(earlier);
        }
        let mut request = Request {
            settings: Settings {
                second: second.unwrap_or(Duration::from_secs(1)),
                numbers: numbers(lesson, matches, &programs)?,
            },
            programs,
            on,
            mode: match (flag("list"), flag("code")) {
                (true, _) => Mode::List,
                (_, true) => Mode::Code,
                _ => Mode::Run,
            },
            json: flag("json"),
            deadline: matches.get_one("deadline").copied(),
            record: path("record"),
            html,
            card: path("card"),
            open: flag("open"),
            against,
            trace: path("trace"),
            why: flag("why"),
            predict: flag("predict"),
            predictions: None,
        };
        if request.card.is_some() && request.programs.len() > 1 {
            return Err(ONE_CARD.to_owned());
        }
        request.check_files(path("against"))?;
        request.predictions = request.given(&all_of::<String>(matches, "answers"))?;
        Ok(request)
    }

    /// No option names the file of another. Only `--record` may replace the
    /// earlier run, which has been read by then.
    fn check_files(&self, against: Option<PathBuf>) -> Result<(), String> {
        let files = [
            ("--record", &self.record),
            ("--against", &against),
            ("--html", &self.html),
            ("--card", &self.card),
            ("--trace", &self.trace),
        ];
        for (nth, (option, file)) in files.iter().enumerate() {
            for (other, before) in &files[..nth] {
                let is_same = file.as_ref().zip(before.as_ref());
                let is_same = is_same.is_some_and(|(a, b)| OutputFile::is_same(a, b));
                if is_same && *option != "--against" {
                    return Err(format!("`{other}` and `{option}` name the same file"));
                }
            }
        }
        Ok(())
    }

    /// The predictions on the command line; `None` if they must be asked for, or
    /// are not.
    fn given(&self, answers: &[String]) -> Result<Option<Predictions>, String> {
        if self.predict && !self.programs.iter().all(|p| p.has_question()) {
            return Err("`--predict`: this program has no question to predict".to_owned());
        }
        match self.programs.as_slice() {
            _ if answers.is_empty() && self.predict && !io::stdin().is_terminal() => {
                Err(NO_TERMINAL.to_owned())
            }
            _ if answers.is_empty() => Ok(None),
            [program] => given(program, &self.versions(program), answers).map(Some),
            _ => Err(ONE_PROGRAM.to_owned()),
        }
    }

    /// The versions of a program to show.
    pub(super) fn versions(&self, program: &Program) -> Vec<&'static Version> {
        if self.on.is_empty() {
            return program.usual().collect();
        }
        if self.on.iter().any(|name| name == ALL) {
            return program.versions.iter().collect();
        }
        let is_named = |v: &&Version| self.on.contains(&v.runtime());
        program.versions.iter().filter(is_named).collect()
    }
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
            let has: Vec<_> = program.versions.iter().map(Version::runtime).collect();
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

/// The values of `--with`, which the programs must use.
fn numbers(
    lesson: &Lesson,
    matches: &ArgMatches,
    programs: &[&Program],
) -> Result<Vec<(String, u64)>, String> {
    let numbers: Vec<(String, u64)> = all_of(matches, "with");
    let known: Vec<_> = programs.iter().flat_map(|p| p.numbers()).collect();
    let Some((name, _)) = numbers
        .iter()
        .find(|(name, _)| !known.contains(&name.as_str()))
    else {
        return Ok(numbers);
    };
    let names: Vec<_> = programs.iter().map(|p| p.name).collect();
    let others = lesson.programs.iter();
    let others = or_run(others.filter(|p| p.numbers().contains(&name.as_str())));
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

const ONE_CARD: &str = "`--card` shows exactly one program; name it, and leave out --all";

const NO_PAGE: &str = "`--against` compares two runs on a page; add \
     --html FILE or --open";

const NO_TERMINAL: &str = "`--predict` needs a terminal, but stdin is not one; \
     give your predictions with `--answers tokio=…,smol=…`";
