//! Versions, counterexamples and honest variants, run and judged.

use std::{env, path::Path, process::ExitCode, thread};

use serde_json::Value;
use side_by_side::Lesson;

use crate::lesson::{assert_success, cards, names, run, text, texts};

/// Every version of the program ends and answers as its card says. `lesson` is
/// the path of the lesson's executable, `folder` its crate's directory, `module`
/// the program's module.
pub fn program(lesson: &str, folder: &str, module: &str) {
    let name = module.replace('_', "-");
    let sources = Path::new(folder).join("src").join(module);
    assert!(
        names(lesson).contains(&name),
        "no program of the lesson has the name of the directory {}: the card \
         must say `name: \"{name}\"`, and main.rs `{module}::PROGRAM`",
        sources.display()
    );
    let common = [name.as_str(), "--second", "200ms", "--json"];
    let output = run(lesson, &common);
    let stderr = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() && !is_good_when_alone(lesson, &stderr) {
        assert_success(&output);
    }
    for (file, version) in [
        ("on_asyncio.py", "asyncio"),
        ("cured_on_asyncio.py", "asyncio-cured"),
    ] {
        // Without Python it is missing, which is not a failure.
        if sources.join(file).exists() {
            let on_asyncio = [&common[..], &["--on", version]].concat();
            assert_success(&run(lesson, &on_asyncio));
        }
    }
}

/// The `main` of a lesson's test of its judges. `lesson` has the same programs
/// with other versions: honest variants, each with the answer that the judge
/// must give, and counterexamples, each with those that it must not give. `path`
/// is the lesson's own executable. With a program's name as argument, it shows
/// that program.
///
/// Every program needs a counterexample. Every answer on a card must be given by
/// some version, here or there; otherwise a reader could predict an answer that
/// is never right.
pub fn judges(lesson: &Lesson, path: &str) -> ExitCode {
    let first = env::args().nth(1).unwrap_or_default();
    let is_name = |name: &str| lesson.programs.iter().any(|p| p.name == name);
    let is_version = env::var_os("SIDE_BY_SIDE_VERSION").is_some();
    let flags = ["--all", "--list", "--help"];
    if is_version || flags.contains(&first.as_str()) || is_name(&first) {
        return side_by_side::run(lesson);
    }
    let own = env::current_exe().expect("a test runs from a file");
    let own = own.to_string_lossy();
    // Most of them wait, so two may run at a time.
    let names: Vec<&str> = lesson.programs.iter().map(|p| p.name).collect();
    let judged = |names: &[&str]| {
        let output =
            run(&own, &[names, &["--second", "200ms", "--json"]].concat());
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        eprint!("{stderr}");
        (output.status.success(), stderr)
    };
    let halves = names.split_at(names.len() / 2);
    let halves = thread::scope(|scope| {
        let first = scope.spawn(|| judged(halves.0));
        [judged(halves.1), first.join().expect("no panic")]
    });
    let mut is_good = halves
        .iter()
        .all(|(is_good, stderr)| *is_good || is_good_when_alone(&own, stderr));
    let cards = cards(path);
    for answer in unreachable(&cards, lesson) {
        is_good = false;
        eprintln!(
            "{answer} is on the card, but no version gives it: add one to \
             tests/judges/, or remove the answer"
        );
    }
    for program in without_counterexample(&cards, lesson) {
        is_good = false;
        eprintln!(
            "`{program}` has no counterexample: add a file `not_….rs` to its \
             folder in tests/judges/, which reaches the outcome in another way \
             than the card explains"
        );
    }
    let versions = lesson.programs.iter().map(|program| program.versions.len());
    let count: usize = versions.sum();
    println!("{count} versions of {} programs", lesson.programs.len());
    ExitCode::from(u8::from(!is_good))
}

/// On a busy machine a version may be late. Each one that was reported is run
/// once more, alone and with longer program seconds.
fn is_good_when_alone(lesson: &str, reported: &str) -> bool {
    let lines = reported.lines().filter(|line| !line.starts_with(' '));
    let mut versions =
        lines.filter_map(|line| line.split_once(": ")?.0.split_once(" on "));
    let mut count = 0;
    versions.all(|(program, version)| {
        count += 1;
        let args = [program, "--on", version, "--second", "500ms", "--json"];
        let output = run(lesson, &args);
        eprint!("once more: {program} on {version}: {}", output.status);
        eprintln!(" {}", String::from_utf8_lossy(&output.stderr));
        output.status.success()
    }) && count > 0
}

fn without_counterexample<'a>(
    cards: &'a [Value],
    lesson: &Lesson,
) -> Vec<&'a str> {
    let has_one = |name: &&str| {
        let program = lesson.programs.iter().find(|p| p.name == *name);
        program
            .is_some_and(|p| p.versions.iter().any(|v| v.is_counterexample()))
    };
    let names = cards.iter().map(|card| text(&card["program"]));
    names.filter(|name| !has_one(name)).collect()
}

/// Answers that neither the cards' versions nor these give: `gather: 1 s`.
fn unreachable(cards: &[Value], lesson: &Lesson) -> Vec<String> {
    let mut missing = Vec::new();
    for card in cards {
        let name = text(&card["program"]);
        let versions = card["versions"].as_array().into_iter().flatten();
        let mut given: Vec<&str> = versions
            .flat_map(|version| texts(&version["expected"]))
            .collect();
        let here = lesson.programs.iter().filter(|p| p.name == name);
        let versions = here.flat_map(|program| program.versions);
        let honest = versions.filter(|version| !version.is_counterexample());
        given.extend(honest.flat_map(|version| version.answers_on_card()));
        let answers = texts(&card["answers"]).into_iter();
        let not_given = answers.filter(|answer| !given.contains(answer));
        missing.extend(not_given.map(|answer| format!("{name}: {answer}")));
    }
    missing
}
