//! The command-line arguments.

use std::{error::Error, ops::RangeInclusive, time::Duration};

use clap::{
    Arg, ArgAction, ArgGroup, Command, builder,
    error::{ContextKind, ContextValue},
};

use crate::{
    lesson::{Lesson, Program, distinct},
    terminal::size,
};

pub(super) fn command(lesson: &Lesson) -> Command {
    let names = lesson.programs.iter().map(|program| program.name);
    let all_names: Vec<&str> = names.clone().collect();
    let runtimes = lesson.runtimes();
    let all_runtimes = runtimes.join(",");
    let runtimes = runtimes.into_iter().chain([ALL.to_owned()]);
    let numbers = distinct(lesson.programs.iter().flat_map(Program::numbers));
    let numbers = match numbers.join(", ") {
        names if names.is_empty() => names,
        names => format!(": {names}"),
    };
    Command::new(lesson.name)
        .bin_name(format!("cargo run -p {} --", lesson.name))
        .about(lesson.about)
        .term_width(size().0)
        .after_help(AFTER_HELP)
        .args([
            Arg::new("program")
                .value_name("PROGRAM")
                .help(format!(
                    "Programs to run: {} [default: the first one]",
                    all_names.join(", ")
                ))
                .num_args(0..)
                .value_parser(builder::PossibleValuesParser::new(names))
                .hide_possible_values(true),
            flag("all", "Run all programs, in order").conflicts_with("program"),
            flag(
                "list",
                "List the programs and their claims; with --json, their cards",
            )
            .conflicts_with("code"),
            option("on", "RUNTIME")
                .help(format!(
                    "Run only these versions, separated by commas: {all_runtimes}; or all"
                ))
                .value_delimiter(',')
                .hide_possible_values(true)
                .action(ArgAction::Append)
                .value_parser(builder::PossibleValuesParser::new(runtimes)),
            option("second", "DURATION")
                .help("Length of one program second [default: 1s]")
                .value_parser(|text: &str| length(text, *SECONDS.start())),
            option("with", "NAME=NUMBER")
                .help(format!("Change one of the program's numbers{numbers}"))
                .action(ArgAction::Append)
                .value_parser(named_number),
            flag("code", "Show the sources side by side; run nothing"),
            flag(
                "why",
                "Say why lanes are still there at the end, also if nothing hung",
            ),
            flag("json", "Print only the recordings, as JSON"),
            file("record", "FILE").help("Also write the recordings to a file, as JSON"),
            file("html", "FILE").help("Write a page that replays the runs in a browser"),
            file("card", "FILE")
                .help("Write a small page of one program, to show in a frame of another page"),
            flag("open", "Show the page in a browser; works without --html"),
            file("against", "RECORDING").help(
                "On the page, compare with an earlier run that --record wrote, and mark what \
                 differs",
            ),
            file("trace", "FILE").help("Write a trace for Perfetto or chrome://tracing"),
            option("deadline", "DURATION")
                .help("Kill a version after this long [default: its card's]")
                .value_parser(|text: &str| length(text, Duration::from_millis(1))),
            flag("predict", "Ask for your predictions, run, then mark them"),
            option("answers", "RUNTIME=ANSWER")
                .help("With --predict: your predictions, separated by commas, instead of asking")
                .action(ArgAction::Append)
                .requires("predict"),
            flag("ascii", "Draw with ASCII characters only"),
        ])
        .mut_args(|arg| match arg.get_id().as_str() {
            "record" | "html" | "card" | "open" | "against" | "trace" | "predict" => {
                arg.conflicts_with_all(["list", "code"])
            }
            _ => arg,
        })
        .group(ArgGroup::new("mode").args(["code", "json"]))
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    let flag = Arg::new(name).long(name).help(help);
    flag.action(ArgAction::SetTrue)
}

/// A value that starts with a hyphen gets its own message, which "unknown
/// option" would hide.
fn option(name: &'static str, value: &'static str) -> Arg {
    let option = Arg::new(name).long(name).value_name(value);
    option.allow_hyphen_values(true)
}

fn file(name: &'static str, value: &'static str) -> Arg {
    option(name, value).value_parser(builder::PathBufValueParser::new())
}

/// In `--on tokio smol`, clap parses `smol` as a program's name.
pub(super) fn with_hint(mut error: clap::Error, lesson: &Lesson) -> clap::Error {
    let value = error.get(ContextKind::InvalidValue);
    let value = value.map(ToString::to_string).unwrap_or_default();
    if lesson.runtimes().contains(&value) {
        error.remove(ContextKind::ValidValue);
        let hint = format!("runtimes are named after --on, separated by commas: --on …,{value}");
        let hint = vec![builder::StyledStr::from(hint)];
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(hint));
    }
    error
}

/// `--on all`: all versions.
pub(super) const ALL: &str = "all";

/// The allowed lengths of a program second. A shorter one would change answers
/// on a busy machine: starting a thread or a process takes milliseconds.
pub(super) const SECONDS: RangeInclusive<Duration> = Duration::from_millis(50)..=LONGEST;

const LONGEST: Duration = Duration::from_secs(3600);

/// A duration from `shortest` to an hour.
fn length(text: &str, shortest: Duration) -> Result<Duration, Box<dyn Error + Send + Sync>> {
    match humantime::parse_duration(text) {
        Ok(length) if (shortest..=LONGEST).contains(&length) => Ok(length),
        _ => Err(format!(
            "expected a duration like 100ms or 2s, from {} to 1h",
            humantime::format_duration(shortest)
        )
        .into()),
    }
}

/// `clients=1000`.
fn named_number(text: &str) -> Result<(String, u64), Box<dyn Error + Send + Sync>> {
    let pair = text.split_once('=');
    let value = pair.and_then(|(name, value)| {
        let value: u32 = value.parse().ok()?;
        (!name.is_empty()).then(|| (name.to_owned(), u64::from(value)))
    });
    value.ok_or_else(|| {
        "expected NAME=NUMBER, like clients=1000, with an integer up to 4294967295".into()
    })
}

const AFTER_HELP: &str = "\
Exit codes: 0, every version ended and answered as its card says;
1, a version did not; 2, wrong usage.";
