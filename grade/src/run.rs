//! Runs the checks of one student.

use std::{io, process::Stdio, time::Duration};

use exercises::{Verdict, catalogue::Exercise, code, limited};

use crate::{
    build::{self, Built},
    contained::{self, Limits, TOO_LONG},
    in_parallel,
    report::{Graded, Row},
    students::{Student, printable},
};

/// What the container takes to start, and to end what the check has started.
const OVERHEAD: Duration = Duration::from_secs(15);

/// # Errors
///
/// If no check can be started.
pub fn run(
    student: Student,
    built: &Built,
    exercises: &[Exercise],
    jobs: usize,
    limits: &Limits,
) -> io::Result<Graded> {
    let names: Vec<&String> = built.answers.iter().collect();
    let check = |name: &String| {
        let checked = checked(built, name, limits);
        checked.map(|checked| (name.clone(), checked))
    };
    let first = in_parallel(jobs, names, check);
    let mut checked = Vec::new();
    for result in first {
        let (name, (verdict, why)) = result?;
        // Beside others, one of which may start processes without end, a correct
        // program may be too late. It runs once more, alone.
        let again = match verdict {
            Verdict::Failed | Verdict::Hangs => check(&name)?.1,
            _ => (verdict, why),
        };
        checked.push((name, again));
    }
    let row = |exercise: &Exercise| {
        let found = checked.iter().find(|(name, _)| *name == exercise.name);
        let (verdict, why) = match student.answers.get(&exercise.name) {
            None => (Verdict::NotStarted, String::new()),
            Some(Err(why)) => (Verdict::Unreadable, why.clone()),
            Some(Ok(text)) if build::is_starter(exercise, text) => {
                (Verdict::NotStarted, String::new())
            }
            Some(Ok(_)) => match built.rejected.get(&exercise.name) {
                Some(why) => (Verdict::DoesNotCompile, why.clone()),
                None => found.map_or(
                    (Verdict::Failed, "it was not checked".into()),
                    |(_, checked)| checked.clone(),
                ),
            },
        };
        Row {
            exercise: exercise.name.clone(),
            verdict,
            why: printable(&why),
            points: match verdict {
                Verdict::Passed => exercise.points,
                _ => 0,
            },
            of: exercise.points,
        }
    };
    Ok(Graded {
        rows: exercises.iter().map(row).collect(),
        student: student.name,
        notes: student.notes,
    })
}

fn checked(
    built: &Built,
    name: &str,
    limits: &Limits,
) -> io::Result<(Verdict, String)> {
    let folder = crate::folder()?;
    let command =
        contained::command(&built.executable, name, folder.path(), limits)?;
    let limit = Duration::from_secs(limits.seconds) + OVERHEAD;
    let ended = limited::run(&command, Stdio::piped(), Stdio::null(), limit)?;
    let ended = ended.filter(|ended| ended.code != Some(TOO_LONG.into()));
    let Some(ended) = ended else {
        let why = format!("it hangs: the check took over {} s", limits.seconds);
        return Ok((Verdict::Hangs, why));
    };
    let said = String::from_utf8_lossy(&ended.stdout);
    // Below the picture, the last line that begins so.
    let starts = ["not yet: ", "it hangs: "];
    let mut lines = said.lines().rev();
    let why = lines.find(|line| starts.iter().any(|s| line.starts_with(s)));
    let verdict = match ended.code {
        Some(c) if c == i32::from(code::PASSED) => {
            return Ok((Verdict::Passed, String::new()));
        }
        Some(c) if c == i32::from(code::HANGS) => Verdict::Hangs,
        _ => Verdict::Failed,
    };
    let why = why.unwrap_or("the check was killed, perhaps by the program");
    Ok((verdict, why.to_owned()))
}
