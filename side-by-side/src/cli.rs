//! The command line that all lessons share.

use std::{
    error::Error,
    io::{self, Write},
    process::ExitCode,
    time::Duration,
};

use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, builder};
use serde_json::Value;

use crate::{
    program::{Lesson, Program, Version},
    recording::Recording,
    screen::{Screen, size},
    stage::{self, Staging},
    views::{self, Live, Look},
};

/// The whole of a lesson's `main`: reads the command line, runs what it names,
/// shows it. 0: every version ended, and answered, as its card says; 1: some
/// version did not; 2: misuse.
pub fn run(lesson: &Lesson) -> ExitCode {
    let args = std::env::args_os().skip(1);
    let args: Vec<_> = args.map(|a| a.to_string_lossy().into_owned()).collect();
    if let Some(code) = stage::play(lesson, &args) {
        return code;
    }
    if let Some(defect) = lesson.defect() {
        return complain(&defect, 1);
    }
    let matches = command(lesson).get_matches();
    let Wanted { programs, on, mode } = match Wanted::new(lesson, &matches) {
        Ok(wanted) => wanted,
        Err(misuse) => return complain(&misuse, 2),
    };
    let shown = Shown {
        lesson,
        on,
        second: duration(&matches, "second").unwrap_or(Duration::from_secs(1)),
        deadline: duration(&matches, "deadline"),
        screen: Screen::new(matches.get_flag("ascii")),
    };
    let result = match mode {
        Mode::Run => shown.run(&programs),
        Mode::Json => shown.json(&programs),
        Mode::List => shown.list(),
        Mode::Code => shown.code(&programs),
        Mode::Markdown => shown.screen.print(&views::markdown(&programs)),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever read this has seen enough.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => complain(&format!("stdout cannot be written to: {e}"), 1),
    }
}

fn complain(what: &str, code: u8) -> ExitCode {
    complain_of(what);
    ExitCode::from(code)
}

fn complain_of(what: &str) {
    // Where nobody hears, there is still the exit code.
    writeln!(anstream::stderr(), "error: {what}").ok();
}

fn command(lesson: &Lesson) -> Command {
    let names = lesson.programs.iter().map(|program| program.name);
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
    Command::new(lesson.name)
        .bin_name(format!("cargo run -p {} --", lesson.name))
        .about(lesson.about)
        .term_width(size().0)
        .after_help(AFTER_HELP)
        .arg(
            Arg::new("program")
                .value_name("PROGRAM")
                .help("Programs to run [default: the first one]")
                .num_args(0..)
                .value_parser(builder::PossibleValuesParser::new(names))
                .hide_possible_values(true),
        )
        .arg(
            flag("all", "Run all programs, in order").conflicts_with("program"),
        )
        .arg(flag("list", "List the programs and their claims"))
        .arg(
            option("on", "RUNTIME")
                .help(format!(
                    "Run on these only: {}",
                    lesson.runtimes().join(",")
                ))
                .value_delimiter(',')
                .hide_possible_values(true)
                .action(ArgAction::Append)
                .value_parser(builder::PossibleValuesParser::new(
                    lesson.runtimes(),
                )),
        )
        .arg(
            option("second", "DURATION")
                .help("How long a program's second lasts [default: 1s]")
                .value_parser(length),
        )
        .arg(flag("code", "Show the sources side by side; runs nothing"))
        .arg(flag(
            "json",
            "Print the recordings as JSON, and nothing else",
        ))
        .arg(flag(
            "markdown",
            "Print the table of questions and answers; runs nothing",
        ))
        .arg(
            option("deadline", "DURATION")
                .help("When a version is taken to hang [default: its card's]")
                .value_parser(length),
        )
        .arg(flag("ascii", "Draw with ASCII signs only"))
        .group(ArgGroup::new("mode").args(["list", "code", "json", "markdown"]))
}

/// A length of time from a millisecond to an hour.
fn length(text: &str) -> Result<Duration, Box<dyn Error + Send + Sync>> {
    let range = Duration::from_millis(1)..=Duration::from_secs(3600);
    match humantime::parse_duration(text) {
        Ok(length) if range.contains(&length) => Ok(length),
        _ => Err("write a length of time like 100ms or 2s, \
                  from 1ms to 1h"
            .into()),
    }
}

fn duration(matches: &ArgMatches, name: &str) -> Option<Duration> {
    matches.get_one(name).copied()
}

impl Lesson {
    /// All runtimes that a program of this lesson has a version for.
    fn runtimes(&self) -> Vec<String> {
        let versions = self.programs.iter().flat_map(|p| p.versions);
        let mut runtimes = Vec::new();
        for runtime in versions.map(Version::runtime) {
            if !runtimes.contains(&runtime) {
                runtimes.push(runtime);
            }
        }
        runtimes
    }
}

enum Mode {
    Run,
    Json,
    List,
    Code,
    Markdown,
}

/// What the command line asks for.
struct Wanted<'a> {
    programs: Vec<&'a Program>,
    /// Empty: every runtime.
    on: Vec<String>,
    mode: Mode,
}

impl<'a> Wanted<'a> {
    fn new(lesson: &'a Lesson, matches: &ArgMatches) -> Result<Self, String> {
        let on: Vec<String> = matches
            .get_many("on")
            .unwrap_or_default()
            .cloned()
            .collect();
        let names: Vec<&String> =
            matches.get_many("program").unwrap_or_default().collect();
        let all = matches.get_flag("all");
        let named = |program: &&Program| {
            all || names.iter().any(|name| *name == program.name)
        };
        let mut programs: Vec<_> =
            lesson.programs.iter().filter(named).collect();
        if programs.is_empty() {
            programs.extend(lesson.programs.first());
        }
        if all {
            programs.retain(|program| {
                on.is_empty() || on.iter().any(|r| program.version(r).is_some())
            });
        }
        for program in programs.iter().filter(|_| !all) {
            if let Some(r) = on.iter().find(|r| program.version(r).is_none()) {
                let has: Vec<_> =
                    program.versions.iter().map(Version::runtime).collect();
                return Err(format!(
                    "`{}` has no version on {r}; it has: {}",
                    program.name,
                    has.join(", ")
                ));
            }
        }
        let flag = |name| matches.get_flag(name);
        let mode = match () {
            () if flag("list") => Mode::List,
            () if flag("code") => Mode::Code,
            () if flag("json") => Mode::Json,
            () if flag("markdown") => Mode::Markdown,
            () => Mode::Run,
        };
        Ok(Wanted { programs, on, mode })
    }
}

/// The options for all that is shown.
struct Shown<'a> {
    lesson: &'a Lesson,
    on: Vec<String>,
    second: Duration,
    deadline: Option<Duration>,
    screen: Screen,
}

impl Shown<'_> {
    fn versions(&self, program: &Program) -> Vec<&'static Version> {
        let wanted = |version: &&Version| {
            self.on.is_empty() || self.on.contains(&version.runtime())
        };
        program.versions.iter().filter(wanted).collect()
    }

    fn staging(&self, program: &Program) -> Staging {
        Staging {
            program: *program,
            second: self.second,
            deadline: self.deadline,
        }
    }

    /// `Ok(false)`: some version did not end as its card says.
    fn run(&self, programs: &[&Program]) -> io::Result<bool> {
        let mut good = true;
        for (nth, program) in programs.iter().enumerate() {
            if nth > 0 {
                self.screen.print("\n")?;
            }
            let look = self.screen.look();
            self.screen
                .print(&views::title(program, self.second, look))?;
            let mut live = Live::new(io::stdout());
            let recordings = self.staging(program).run(
                &self.versions(program),
                |recordings| {
                    self.screen.draw(&mut live, |look| {
                        views::timeline(recordings, look)
                    })
                },
            )?;
            live.clear(size().0)?;
            let look = self.screen.look();
            self.screen.print(&format!(
                "{}\n{}\n{}",
                views::timeline(&recordings, look),
                views::summary(program, &recordings, look),
                views::card(program, look),
            ))?;
            good &= all_as_on_card(program, &recordings, look);
        }
        let look = self.screen.look();
        let shown = programs.iter().flat_map(|p| self.versions(p));
        let last =
            views::last_words(self.lesson, &shown.collect::<Vec<_>>(), look);
        self.screen.print(&last)?;
        Ok(good)
    }

    fn json(&self, programs: &[&Program]) -> io::Result<bool> {
        let mut good = true;
        let mut all = Vec::new();
        for program in programs {
            let staging = self.staging(program);
            let recordings =
                staging.run(&self.versions(program), |_| Ok(()))?;
            good &= all_as_on_card(program, &recordings, self.screen.look());
            all.push(program.json(self.lesson, &recordings));
        }
        let one = all.len() == 1;
        let value = if one {
            all.swap_remove(0)
        } else {
            Value::from(all)
        };
        writeln!(io::stdout(), "{value}")?;
        Ok(good)
    }

    fn list(&self) -> io::Result<bool> {
        self.screen
            .print(&views::list(self.lesson, self.screen.look()))
    }

    fn code(&self, programs: &[&Program]) -> io::Result<bool> {
        for (nth, program) in programs.iter().enumerate() {
            if nth > 0 {
                self.screen.print("\n")?;
            }
            let versions = self.versions(program);
            self.screen
                .print(&views::code(&versions, self.screen.look()))?;
        }
        Ok(true)
    }
}

/// Says which versions did not end, or answer, as their cards say.
fn all_as_on_card(
    program: &Program,
    recordings: &[Recording],
    look: Look,
) -> bool {
    let mut good = true;
    for recording in recordings.iter().filter(|r| !program.as_on_card(r)) {
        good = false;
        let Some(version) = program.version(&recording.runtime) else {
            continue;
        };
        let answer = program.answer(recording);
        let answer = answer.unwrap_or_else(|| "no answer".to_owned());
        let card = version.expected.join(" or ");
        let (seen, said) = match recording.outcome {
            Some(outcome) if outcome != version.ends => (
                format!("{} ({answer})", outcome.as_str()),
                format!("{} ({card})", version.ends.as_str()),
            ),
            _ => (answer, card),
        };
        let (program, runtime) = (program.name, &recording.runtime);
        let what =
            format!("{program} on {runtime}: {seen}, its card says {said}");
        complain_of(&look.plain(&what));
    }
    good
}

const AFTER_HELP: &str = "\
Exit codes: 0, every version ended and answered as its card says;
1, some version did not; 2, misuse.";
