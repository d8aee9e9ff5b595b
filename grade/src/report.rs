//! What the teacher gets.

use std::{
    fs::File,
    io::{self, Write},
    path::Path,
};

use exercises::{Verdict, catalogue::Exercise};
use serde_json::json;

/// One exercise of one student.
pub struct Row {
    pub exercise: String,
    pub verdict: Verdict,
    /// The reason, unless it passed or was not started.
    pub why: String,
    pub points: i64,
    pub of: i64,
}

/// One student.
pub struct Graded {
    pub student: String,
    /// One for each exercise, in the order of the course.
    pub rows: Vec<Row>,
    pub notes: Vec<String>,
}

impl Graded {
    fn count(&self, verdict: Verdict) -> usize {
        self.rows
            .iter()
            .filter(|row| row.verdict == verdict)
            .count()
    }

    fn points(&self) -> i64 {
        self.rows.iter().map(|row| row.points).sum()
    }

    /// The exercises that were tried, and do not pass.
    fn stuck(&self) -> impl Iterator<Item = &Row> {
        let is_done = |v| matches!(v, Verdict::Passed | Verdict::NotStarted);
        self.rows.iter().filter(move |row| !is_done(row.verdict))
    }
}

/// Prints a line for each student, and then where they are stuck.
pub fn table(class: &[Graded], exercises: &[Exercise]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let of: i64 = exercises.iter().map(|exercise| exercise.points).sum();
    let width = class.iter().map(|one| one.student.chars().count()).max();
    let width = width.unwrap_or(0).max("student".len());
    writeln!(out, "{:width$}  points  passed  to do  stuck at", "student")?;
    for one in class {
        let stuck: Vec<&str> =
            one.stuck().map(|row| row.exercise.as_str()).collect();
        writeln!(
            out,
            "{:width$}  {:>6}  {:>6}  {:>5}  {}",
            one.student,
            one.points(),
            one.count(Verdict::Passed),
            one.count(Verdict::NotStarted),
            stuck.join(", ")
        )?;
        for note in &one.notes {
            writeln!(out, "{:width$}  note: {note}", "")?;
        }
    }
    writeln!(out, "\n{of} points in all. Those who are stuck:")?;
    for (nth, exercise) in exercises.iter().enumerate() {
        let rows = class.iter().map(|one| (one, &one.rows[nth]));
        let is_stuck = |row: &Row| !row.why.is_empty();
        let mut stuck = rows.filter(|(_, row)| is_stuck(row)).peekable();
        if stuck.peek().is_some() {
            writeln!(out, "\n{}", exercise.name)?;
        }
        for (one, row) in stuck {
            writeln!(out, "  {}: {}", one.student, row.why)?;
        }
    }
    Ok(())
}

/// A line for each student and exercise.
pub fn csv(file: &Path, class: &[Graded]) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(create(file)?);
    writer.write_record([
        "student", "exercise", "verdict", "points", "of", "why",
    ])?;
    for one in class {
        for row in &one.rows {
            writer.write_record([
                &harmless(&one.student),
                &row.exercise,
                row.verdict.as_str(),
                &row.points.to_string(),
                &row.of.to_string(),
                &harmless(&row.why),
            ])?;
        }
    }
    writer.flush()
}

/// A spreadsheet would take a cell that starts so for a formula.
fn harmless(text: &str) -> String {
    match text.starts_with(['=', '+', '-', '@']) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// The same as JSON: a list of students.
pub fn json(file: &Path, class: &[Graded]) -> io::Result<()> {
    let row = |row: &Row| {
        json!({
            "exercise": row.exercise, "verdict": row.verdict.as_str(),
            "points": row.points, "of": row.of, "why": row.why,
        })
    };
    let one = |one: &Graded| {
        json!({
            "student": one.student, "points": one.points(),
            "of": one.rows.iter().map(|row| row.of).sum::<i64>(),
            "exercises": one.rows.iter().map(row).collect::<Vec<_>>(),
            "notes": one.notes,
        })
    };
    let class: Vec<_> = class.iter().map(one).collect();
    serde_json::to_writer_pretty(create(file)?, &class)?;
    Ok(())
}

fn create(file: &Path) -> io::Result<File> {
    File::create(file).map_err(|error| {
        let file = file.display();
        io::Error::other(format!("{file} cannot be written: {error}"))
    })
}
