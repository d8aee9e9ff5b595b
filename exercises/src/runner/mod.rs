//! The command line of the exercises.

/// Prints a line.
macro_rules! tell {
    ($($words:tt)*) => {
        side_by_side::show(&(format!($($words)*) + "\n"))?
    };
}

/// What to write instead of what the compiler has rejected.
mod advice;
/// Records what an executable was built from.
mod built;
/// Builds an exercise and runs its check.
mod check;
/// What each command does.
mod commands;
/// Writes files.
mod files;
/// Adds an exercise, for teachers.
mod new;
/// Remembers the results of earlier checks.
mod state;
/// Checks again whenever the file changes.
mod watch;

use std::{io::ErrorKind, process::ExitCode};

use clap::{Arg, ArgAction, ArgMatches, Command};
use exercises::{
    catalogue::{self, Exercise},
    limited,
};

pub(crate) fn run() -> ExitCode {
    if let Some(code) = limited::guard() {
        return code;
    }
    let matches = command().get_matches();
    if catalogue::here().is_none() {
        eprintln!(
            "note: no exercises were found in or above this folder. Using \
             those in {}",
            catalogue::home().display()
        );
    }
    let exercises = match catalogue::all() {
        Ok(exercises) => exercises,
        Err(error) => return fail(&error.to_string()),
    };
    let (name, of_command) = matches.subcommand().unwrap_or(("list", &matches));
    // Most commands take an exercise: the one that is named, or the next one.
    let exercise = match chosen(&exercises, name, of_command) {
        Ok(exercise) => exercise,
        Err(sentence) => return misuse(&sentence),
    };
    let flag = |name: &str| of_command.get_flag(name);
    let done = match (name, exercise) {
        ("list", _) => commands::list(&exercises),
        ("new", _) => new::new(&exercises, &new_name(of_command)),
        ("lists", _) => new::write_lists().map(|()| true),
        ("grade", _) => commands::grade(&exercises, flag("json")),
        (_, None) => commands::all_done(),
        ("check", Some(exercise)) => {
            check::start(exercise).and_then(|()| commands::check(exercise))
        }
        ("hint", Some(exercise)) => commands::hint(exercise),
        ("solution", Some(exercise)) => {
            commands::solution(exercise, flag("anyway"))
        }
        ("reset", Some(exercise)) => commands::reset(exercise),
        ("watch", Some(exercise)) => watch::watch(&exercises, exercise),
        (other, _) => return misuse(&format!("unknown command `{other}`")),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // The reader of our output has closed it.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(error) if error.kind() == ErrorKind::InvalidInput => {
            misuse(&error.to_string())
        }
        Err(error) => fail(&error.to_string()),
    }
}

fn command() -> Command {
    let name = || Arg::new("name").value_name("NAME");
    let of_one = |command: &'static str, about: &'static str| {
        Command::new(command)
            .about(about)
            .arg(name().help("An exercise [default: the next one]"))
    };
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .help(help)
            .action(ArgAction::SetTrue)
    };
    Command::new("exercises")
        .bin_name("cargo run -p exercises --")
        .about("Small programs to fix. Without a command: list them")
        .after_help(AFTER_HELP)
        .subcommand(of_one(
            "check",
            "Run an exercise, and say whether it passes",
        ))
        .subcommand(of_one("hint", "Show one more hint"))
        .subcommand(
            of_one("solution", "Show a solution, once yours passes")
                .arg(flag("anyway", "Show it even if yours does not pass")),
        )
        .subcommand(of_one(
            "reset",
            "Restore the starter, and keep your version",
        ))
        .subcommand(of_one("watch", "Check again each time you save"))
        .subcommand(
            Command::new("new")
                .about("For teachers: add an exercise")
                .arg(name().required(true).help("Such as two_waits")),
        )
        .subcommand(Command::new("lists").about(
            "For teachers: update the files that are generated from \
             exercises.toml and the folders",
        ))
        .subcommand(
            Command::new("grade")
                .about("Check all exercises, and add up their points")
                .arg(flag("json", "Print JSON")),
        )
}

const AFTER_HELP: &str = "\
Exit codes: 0, it passes (grade: all pass); 1, it does not; 2, wrong usage.";

/// `Ok(None)`: no exercise was named, and all of them pass.
fn chosen<'a>(
    exercises: &'a [Exercise],
    command: &str,
    matches: &ArgMatches,
) -> Result<Option<&'a Exercise>, String> {
    if matches!(command, "list" | "grade" | "new" | "lists") {
        return Ok(None);
    }
    let Some(name) = matches.get_one::<String>("name") else {
        return Ok(state::State::read().next(exercises));
    };
    // The folder's name, its number and hyphens are allowed, too.
    let wanted = name.trim_end_matches('/').replace('-', "_");
    let wanted = wanted.trim_start_matches(|c: char| c.is_ascii_digit());
    let wanted = wanted.trim_start_matches('_');
    let number = name.parse().unwrap_or(0_usize);
    let found = exercises.iter().find(|e| e.name == wanted);
    let found = found.or_else(|| exercises.get(number.checked_sub(1)?));
    found.map(Some).ok_or_else(|| {
        let near = exercises.iter().max_by_key(|e| likeness(&e.name, wanted));
        let near = near.filter(|e| likeness(&e.name, wanted) >= 3);
        let hint = near.map_or(String::new(), |near| {
            format!(" Did you mean `{}`?", near.name)
        });
        format!(
            "unknown exercise `{name}`.{hint} `cargo run -p exercises` lists \
             them"
        )
    })
}

/// How many letters of `b` occur in `a` in the same order.
fn likeness(a: &str, b: &str) -> usize {
    let mut rest = a.chars();
    b.chars()
        .filter(|c| rest.clone().any(|d| d == *c) && rest.any(|d| d == *c))
        .count()
}

fn new_name(matches: &ArgMatches) -> String {
    matches.get_one("name").cloned().unwrap_or_default()
}

fn misuse(sentence: &str) -> ExitCode {
    eprintln!("error: {sentence}");
    ExitCode::from(2)
}

fn fail(sentence: &str) -> ExitCode {
    eprintln!("error: {sentence}");
    ExitCode::FAILURE
}
