//! What a reader may write after `--`, and what it asks for.

use std::{
    error::Error,
    ffi::OsString,
    io::{self, IsTerminal},
    ops::RangeInclusive,
    path::PathBuf,
    time::Duration,
};

use clap::{
    Arg, ArgAction, ArgGroup, ArgMatches, Command, builder,
    error::{ContextKind, ContextValue},
};

use super::{
    against::Earlier,
    browser::usual_place,
    output_file::OutputFile,
    predict::{Predictions, given},
};
use crate::{
    lesson::{Lesson, Program, Version},
    stage::Settings,
    terminal::size,
};

pub(super) fn command(lesson: &Lesson) -> Command {
    let names = lesson.programs.iter().map(|program| program.name);
    let all_names: Vec<&str> = names.clone().collect();
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .help(help)
            .action(ArgAction::SetTrue)
    };
    // A value that begins with a hyphen is a mistake of its own, which a
    // sentence about unknown options would hide.
    let option = |name: &'static str, value: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name(value)
            .allow_hyphen_values(true)
    };
    let shown = lesson.programs.iter().flat_map(Program::shown);
    let mut runtimes: Vec<String> = Vec::new();
    for runtime in shown.map(Version::runtime) {
        if !runtimes.contains(&runtime) {
            runtimes.push(runtime);
        }
    }
    Command::new(lesson.name)
        .bin_name(format!("cargo run -p {} --", lesson.name))
        .about(lesson.about)
        .term_width(size().0)
        .after_help(AFTER_HELP)
        .arg(
            Arg::new("program")
                .value_name("PROGRAM")
                .help(format!(
                    "Programs to run: {} [default: the first one]",
                    all_names.join(", ")
                ))
                .num_args(0..)
                .value_parser(builder::PossibleValuesParser::new(names))
                .hide_possible_values(true),
        )
        .arg(
            flag("all", "Run all programs, in order").conflicts_with("program"),
        )
        .arg(
            flag(
                "list",
                "List the programs and their claims; with --json, their cards",
            )
            .conflicts_with("code"),
        )
        .arg(
            option("on", "RUNTIME")
                .help(format!(
                    "Run on these only, separated by commas: {}; or on all; \
                     and counterexamples, by their names (not-…)",
                    runtimes.join(",")
                ))
                .value_delimiter(',')
                .hide_possible_values(true)
                .action(ArgAction::Append)
                .value_parser(builder::PossibleValuesParser::new(
                    lesson.runtimes().into_iter().chain([ALL.to_owned()]),
                )),
        )
        .arg(
            option("second", "DURATION")
                .help("How long a program's second lasts [default: 1s]")
                .value_parser(|text: &str| length(text, *SECONDS.start())),
        )
        .arg(
            option("with", "NAME=NUMBER")
                .help(match lesson.numbers().join(", ") {
                    names if names.is_empty() => {
                        "Change one of the program's numbers".to_owned()
                    }
                    names => {
                        format!("Change one of the program's numbers: {names}")
                    }
                })
                .action(ArgAction::Append)
                .value_parser(named_number),
        )
        .arg(flag("code", "Show the sources side by side; runs nothing"))
        .arg(flag(
            "json",
            "Print the recordings as JSON, and nothing else",
        ))
        .arg(
            option("record", "FILE")
                .help("Write the recordings to a file as JSON, as well")
                .value_parser(builder::PathBufValueParser::new())
                .conflicts_with_all(["list", "code"]),
        )
        .arg(
            option("html", "FILE")
                .help("Write a page that replays the runs in a browser")
                .value_parser(builder::PathBufValueParser::new())
                .conflicts_with_all(["list", "code"]),
        )
        .arg(
            flag("open", "Show the page in the browser, with --html or alone")
                .conflicts_with_all(["list", "code"]),
        )
        .arg(
            option("against", "RECORDING")
                .help(
                    "On the page: show an earlier run, which --record wrote, \
                     before this one, and mark what differs",
                )
                .value_parser(builder::PathBufValueParser::new())
                .conflicts_with_all(["list", "code"]),
        )
        .arg(
            option("trace", "FILE")
                .help("Write a trace for Perfetto or chrome://tracing")
                .value_parser(builder::PathBufValueParser::new())
                .conflicts_with_all(["list", "code"]),
        )
        .arg(
            option("deadline", "DURATION")
                .help("When a version is taken to hang [default: its card's]")
                .value_parser(|text: &str| {
                    length(text, Duration::from_millis(1))
                }),
        )
        .arg(
            flag(
                "predict",
                "Ask what you expect first, then run, then mark it",
            )
            .conflicts_with_all(["list", "code"]),
        )
        .arg(
            option("answers", "RUNTIME=ANSWER")
                .help(
                    "With --predict: what you expect, separated by commas; \
                     asks nothing",
                )
                .action(ArgAction::Append)
                .requires("predict"),
        )
        .arg(flag("ascii", "Draw with ASCII signs only"))
        .group(ArgGroup::new("mode").args(["code", "json"]))
}

/// In `--on tokio smol`, clap takes `smol` for the name of a program.
pub(super) fn with_hint(
    mut error: clap::Error,
    lesson: &Lesson,
    args: &[OsString],
) -> clap::Error {
    let value = error.get(ContextKind::InvalidValue);
    let value = value.map(ToString::to_string).unwrap_or_default();
    if lesson.runtimes().contains(&value) {
        error.remove(ContextKind::ValidValue);
        let mut args = args.iter().filter_map(|arg| arg.to_str());
        let named = args
            .by_ref()
            .find_map(|arg| arg.strip_prefix("--on"))
            .and_then(|on| on.strip_prefix('=').or(args.next()))
            .filter(|named| !named.is_empty() && *named != value);
        let hint = match named {
            Some(named) => {
                format!("separate runtimes by a comma: --on {named},{value}")
            }
            None => format!("name a runtime behind --on: --on {value}"),
        };
        let hint = builder::StyledStr::from(hint);
        let hint = ContextValue::StyledStrs(vec![hint]);
        error.insert(ContextKind::Suggested, hint);
    }
    error
}

/// `--on all`: all versions but counterexamples.
const ALL: &str = "all";

/// How long a program's second may be. With a shorter one a busy machine
/// changes the answers: starting a thread or a process takes milliseconds.
pub(super) const SECONDS: RangeInclusive<Duration> =
    Duration::from_millis(50)..=LONGEST;

const LONGEST: Duration = Duration::from_secs(3600);

/// A length of time from `shortest` to an hour.
fn length(
    text: &str,
    shortest: Duration,
) -> Result<Duration, Box<dyn Error + Send + Sync>> {
    match humantime::parse_duration(text) {
        Ok(length) if (shortest..=LONGEST).contains(&length) => Ok(length),
        _ => Err(format!(
            "write a length of time like 100ms or 2s, from {} to 1h",
            humantime::format_duration(shortest)
        )
        .into()),
    }
}

/// `clients=1000`.
fn named_number(
    text: &str,
) -> Result<(String, u64), Box<dyn Error + Send + Sync>> {
    let pair = text.split_once('=');
    let value = pair.and_then(|(name, value)| {
        let value: u32 = value.parse().ok()?;
        (!name.is_empty()).then(|| (name.to_owned(), u64::from(value)))
    });
    value.ok_or_else(|| {
        "write a name and a whole number like clients=1000, up to 4294967295"
            .into()
    })
}

const ONE_PROGRAM: &str =
    "`--answers` is for one program; name it, without --all";

const NO_PAGE: &str = "`--against` shows two runs on a page; say where it is \
     to be, with --html FILE, or add --open";

const NO_TERMINAL: &str = "`--predict` asks at a terminal, and stdin is none; \
     give what you expect like `--answers tokio=…,smol=…`";

const AFTER_HELP: &str = "\
Exit codes: 0, every version ended and answered as its card says;
1, some version did not; 2, misuse.";

pub(super) enum Mode {
    Run,
    Json,
    List,
    Cards,
    Code,
}

/// What the command line asks for.
pub(super) struct Wanted<'a> {
    pub(super) programs: Vec<&'a Program>,
    /// Empty: every runtime.
    pub(super) on: Vec<String>,
    pub(super) mode: Mode,
    pub(super) settings: Settings,
    /// `None`: as the card says.
    pub(super) deadline: Option<Duration>,
    pub(super) record: Option<PathBuf>,
    pub(super) html: Option<PathBuf>,
    /// Show the page in the browser; `html` is its place.
    pub(super) open: bool,
    /// What the page shows before this run.
    pub(super) against: Option<Earlier>,
    pub(super) trace: Option<PathBuf>,
    /// Ask the reader before each program.
    pub(super) predict: bool,
    /// What the reader has predicted already, if it was not asked for.
    pub(super) predictions: Option<Predictions>,
}

impl<'a> Wanted<'a> {
    pub(super) fn new(
        lesson: &'a Lesson,
        matches: &ArgMatches,
    ) -> Result<Self, String> {
        let on: Vec<String> = all_of(matches, "on");
        let programs = programs(lesson, matches, &on)?;
        let numbers: Vec<(String, u64)> = all_of(matches, "with");
        for (nth, (name, _)) in numbers.iter().enumerate() {
            know_number(lesson, &programs, name)?;
            if numbers[..nth].iter().any(|(earlier, _)| earlier == name) {
                return Err(format!("`--with {name}` is there twice"));
            }
        }
        let flag = |name| matches.get_flag(name);
        let mode = match () {
            () if flag("list") && flag("json") => Mode::Cards,
            () if flag("list") => Mode::List,
            () if flag("code") => Mode::Code,
            () if flag("json") => Mode::Json,
            () => Mode::Run,
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
        let mut wanted = Wanted {
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
            predict: flag("predict"),
            predictions: None,
        };
        if wanted.open && wanted.html.is_none() {
            let first = wanted.programs.first().map_or("", |p| p.name);
            let place = usual_place(lesson.name, first);
            wanted.html = Some(place.map_err(|e| e.to_string())?);
        }
        let files = [
            ("--record", &wanted.record),
            ("--html", &wanted.html),
            ("--trace", &wanted.trace),
        ];
        for (nth, (option, file)) in files.iter().enumerate() {
            let mut before = files[..nth].iter();
            let same = before.find(|(_, other)| is_same(other, file));
            if let Some((other, _)) = same {
                return Err(format!(
                    "`{other}` and `{option}` name the same file"
                ));
            }
        }
        // `--record` may write there: the earlier run has been read by then.
        let earlier = matches.get_one("against").cloned();
        for (option, file) in &files[1..] {
            if is_same(&earlier, file) {
                return Err(format!(
                    "`--against` and `{option}` name the same file"
                ));
            }
        }
        let answers: Vec<String> = all_of(matches, "answers");
        if !answers.is_empty() {
            let [program] = wanted.programs.as_slice() else {
                return Err(ONE_PROGRAM.to_owned());
            };
            let versions = wanted.versions(program);
            wanted.predictions = Some(given(program, &versions, &answers)?);
        } else if wanted.predict && !io::stdin().is_terminal() {
            return Err(NO_TERMINAL.to_owned());
        }
        Ok(wanted)
    }

    /// The versions of a program that are to be shown: counterexamples only if
    /// they were named.
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

fn is_same(a: &Option<PathBuf>, b: &Option<PathBuf>) -> bool {
    let both = a.as_ref().zip(b.as_ref());
    both.is_some_and(|(a, b)| OutputFile::is_same(a, b))
}

fn all_of<T: Clone + Send + Sync + 'static>(
    matches: &ArgMatches,
    name: &str,
) -> Vec<T> {
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
    let is_named = |program: &&Program| {
        all || names.iter().any(|name| *name == program.name)
    };
    let mut programs: Vec<_> =
        lesson.programs.iter().filter(is_named).collect();
    if programs.is_empty() {
        programs.extend(lesson.programs.first());
    }
    if all {
        let is_on = |r: &String, p: &Program| has(p, r);
        programs.retain(|p| on.is_empty() || on.iter().any(|r| is_on(r, p)));
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

/// Where else it can be had: `. Or run echo`.
fn or_run<'a>(programs: impl Iterator<Item = &'a Program>) -> String {
    let names: Vec<_> = programs.map(|program| program.name).collect();
    match names.as_slice() {
        [] => String::new(),
        names => format!(". Or run {}", names.join(" or ")),
    }
}

/// Does one of the programs ask for a number of this name?
fn know_number(
    lesson: &Lesson,
    programs: &[&Program],
    name: &str,
) -> Result<(), String> {
    let known: Vec<_> = programs.iter().flat_map(|p| p.numbers()).collect();
    if known.contains(&name) {
        return Ok(());
    }
    let names: Vec<_> = programs.iter().map(|p| p.name).collect();
    let names = names.join(", ");
    let others = lesson.programs.iter();
    let others = or_run(others.filter(|p| p.numbers().contains(&name)));
    Err(match known.as_slice() {
        [] => format!(
            "`--with {name}`: {names} has no number that could be changed\
             {others}"
        ),
        known => format!(
            "`--with {name}`: {names} has no number of this name; it has: \
             {}{others}",
            known.join(", ")
        ),
    })
}

impl Lesson {
    fn numbers(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for name in self.programs.iter().flat_map(Program::numbers) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::ExitCode;

    const fn program(
        name: &'static str,
        version: &'static [Version],
    ) -> Program {
        Program {
            name,
            versions: version,
            ..Program::DEFAULTS
        }
    }

    const LESSON: Lesson = Lesson {
        about: "",
        name: "cooking",
        programs: &[
            program(
                "tea",
                &[Version::new("on_std.rs", "", || ExitCode::SUCCESS)],
            ),
            program(
                "eggs",
                &[Version::new("on_smol.rs", "number(\"eggs\", 3)", || {
                    ExitCode::SUCCESS
                })],
            ),
        ],
    };

    fn misuse(args: &[&str]) -> String {
        let args = [&["cooking"], args].concat();
        let matches = command(&LESSON).try_get_matches_from(args);
        let wanted = Wanted::new(&LESSON, &matches.expect("it can be read"));
        wanted.err().unwrap_or_default()
    }

    #[test]
    fn what_another_program_has_is_said_with_its_name() {
        assert_eq!(misuse(&["eggs", "--on", "smol", "--with", "eggs=4"]), "");
        assert_eq!(
            misuse(&["--with", "eggs=4"]),
            "`--with eggs`: tea has no number that could be changed. Or run \
             eggs"
        );
        assert_eq!(
            misuse(&["eggs", "--with", "egg=4"]),
            "`--with egg`: eggs has no number of this name; it has: eggs"
        );
        assert_eq!(
            misuse(&["--on", "smol"]),
            "`tea` has no version on smol; it has: std. Or run eggs"
        );
    }
}
