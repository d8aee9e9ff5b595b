//! The commands. `Ok(false)`: something does not pass.

use std::{fs, io};

use exercises::{Verdict, catalogue::Exercise};
use serde_json::json;
use side_by_side::{fitted, show};

use super::{
    check::{self, Shown},
    files,
    state::State,
};

pub(super) fn list(exercises: &[Exercise]) -> io::Result<bool> {
    let state = State::read();
    let next = state.next(exercises);
    let names = exercises.iter().map(|exercise| exercise.name.len());
    let width = names.max().unwrap_or(0);
    let mut lesson = "";
    for exercise in exercises {
        if exercise.lesson != lesson {
            lesson = &exercise.lesson;
            tell!("{lesson}");
        }
        let verdict = state.verdict(exercise);
        let mark = match verdict {
            Some(Verdict::Passed) => "✔",
            Some(_) => "✗",
            None => "·",
        };
        let Exercise {
            name,
            title,
            minutes,
            ..
        } = exercise;
        tell!("  {mark} {name:width$}  {minutes:>2} min  {title}");
    }
    let is_passed = |e: &&Exercise| state.verdict(e) == Some(Verdict::Passed);
    let passed = exercises.iter().filter(is_passed).count();
    tell!("\n{passed} of {} pass.", exercises.len());
    match next {
        Some(next) => tell_next(next)?,
        None => tell!("That is all of them. Well done."),
    }
    Ok(true)
}

/// Says what to read, what to edit, and what to run.
fn tell_next(next: &Exercise) -> io::Result<()> {
    // In a read-only checkout there is no file to edit.
    check::start(next).ok();
    let readme = next.folder.join("README.md");
    let sentence = format!(
        "Next: {} ({} min). Read {}, edit {}, then run",
        next.title,
        next.minutes,
        readme.display(),
        next.student().display()
    );
    tell!("{}", fitted(&sentence));
    tell!("\n    cargo run -p exercises -- check");
    Ok(())
}

pub(super) fn all_done() -> io::Result<bool> {
    tell!("All exercises pass. To choose one, add its name.");
    Ok(true)
}

pub(super) fn check(exercise: &Exercise) -> io::Result<bool> {
    tell!("{}: {}\n", exercise.name, exercise.title);
    let checked = check::check(exercise, Shown::Yes)?;
    State::read().judged(exercise, &checked);
    match checked.verdict {
        Verdict::Passed => tell!(
            "One solution: cargo run -p exercises -- solution {}",
            exercise.name
        ),
        Verdict::Altered => {}
        _ => {
            tell!("A hint: cargo run -p exercises -- hint {}", exercise.name)
        }
    }
    Ok(checked.verdict == Verdict::Passed)
}

/// Shows one more hint at each call, after those that were shown before.
pub(super) fn hint(exercise: &Exercise) -> io::Result<bool> {
    let mut state = State::read();
    let shown = state.hints(exercise);
    let count = shown.saturating_add(1).min(exercise.hints.len());
    for (nth, hint) in exercise.hints.iter().take(count).enumerate() {
        tell!("{}", fitted(&format!("{}. {hint}", nth + 1)));
    }
    let left = exercise.hints.len() - count;
    match left {
        0 => tell!("\nThere are no more hints."),
        left => tell!("\n{left} more: run `hint` again."),
    }
    state.hinted(exercise, count);
    Ok(true)
}

pub(super) fn solution(exercise: &Exercise, anyway: bool) -> io::Result<bool> {
    let has_passed = State::read().verdict(exercise) == Some(Verdict::Passed);
    if !has_passed && !anyway {
        tell!(
            "Your program does not pass yet. Add `--anyway` to see the \
             solution now."
        );
        return Ok(false);
    }
    show(&fs::read_to_string(exercise.solution())?)?;
    Ok(true)
}

/// Keeps the student's version under a free name.
pub(super) fn reset(exercise: &Exercise) -> io::Result<bool> {
    let student = exercise.student();
    let starter = fs::read(exercise.starter())?;
    if let Ok(own) = fs::read(&student)
        && own != starter
    {
        let mut nth = 1..;
        let backup = nth.find_map(|nth| {
            let path = student.with_extension(format!("{nth}.rs"));
            (!path.exists()).then_some(path)
        });
        let backup =
            backup.ok_or_else(|| io::Error::other("no name is free"))?;
        files::write(&backup, own)?;
        tell!("Your version is now {}.", backup.display());
    }
    files::write(&student, starter)?;
    tell!("{} is the starter again.", student.display());
    Ok(true)
}

fn is_starter(exercise: &Exercise, source: &str) -> bool {
    fs::read_to_string(exercise.starter()).is_ok_and(|text| text == source)
}

pub(super) fn grade(exercises: &[Exercise], as_json: bool) -> io::Result<bool> {
    let mut graded = Vec::new();
    for exercise in exercises {
        let verdict = match check::source(exercise) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Verdict::NotStarted
            }
            // A file that cannot be read does not compile, either.
            Err(_) => Verdict::DoesNotCompile,
            Ok(source) if is_starter(exercise, &source) => Verdict::NotStarted,
            Ok(_) => {
                let checked = check::check(exercise, Shown::No)?;
                State::read().judged(exercise, &checked);
                checked.verdict
            }
        };
        if !as_json {
            tell!("{:<18} {}", verdict.as_str(), exercise.name);
        }
        graded.push((exercise, verdict));
    }
    let of = |(exercise, verdict): &(&Exercise, Verdict)| match verdict {
        Verdict::Passed => exercise.points,
        _ => 0,
    };
    let points: i64 = graded.iter().map(of).sum();
    let all: i64 = exercises.iter().map(|exercise| exercise.points).sum();
    if as_json {
        let entries = graded.iter().map(|one| {
            json!({
                "name": one.0.name, "verdict": one.1.as_str(),
                "points": of(one), "of": one.0.points,
            })
        });
        let entries: Vec<_> = entries.collect();
        let grade =
            json!({ "points": points, "of": all, "exercises": entries });
        tell!("{grade}");
    } else {
        tell!("\n{points} of {all} points");
    }
    Ok(graded.iter().all(|(_, v)| *v == Verdict::Passed))
}
