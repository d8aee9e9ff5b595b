//! What a reader may write after `--`.

use std::{error::Error, ffi::OsString, ops::RangeInclusive, time::Duration};

use clap::{
    Arg, ArgAction, ArgGroup, Command, builder,
    error::{ContextKind, ContextValue},
};

use crate::{
    lesson::{Lesson, Program, Version},
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
        .arg(flag("all", "Run all programs, in order").conflicts_with("program"))
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
                    names if names.is_empty() => "Change one of the program's numbers".to_owned(),
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
                .value_parser(|text: &str| length(text, Duration::from_millis(1))),
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
pub(super) fn with_hint(mut error: clap::Error, lesson: &Lesson, args: &[OsString]) -> clap::Error {
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
pub(super) const ALL: &str = "all";

/// How long a program's second may be. With a shorter one a busy machine
/// changes the answers: starting a thread or a process takes milliseconds.
pub(super) const SECONDS: RangeInclusive<Duration> = Duration::from_millis(50)..=LONGEST;

const LONGEST: Duration = Duration::from_secs(3600);

/// A length of time from `shortest` to an hour.
fn length(text: &str, shortest: Duration) -> Result<Duration, Box<dyn Error + Send + Sync>> {
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
fn named_number(text: &str) -> Result<(String, u64), Box<dyn Error + Send + Sync>> {
    let pair = text.split_once('=');
    let value = pair.and_then(|(name, value)| {
        let value: u32 = value.parse().ok()?;
        (!name.is_empty()).then(|| (name.to_owned(), u64::from(value)))
    });
    value
        .ok_or_else(|| "write a name and a whole number like clients=1000, up to 4294967295".into())
}

const AFTER_HELP: &str = "\
Exit codes: 0, every version ended and answered as its card says;
1, some version did not; 2, misuse.";
