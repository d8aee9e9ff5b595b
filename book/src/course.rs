//! What the workspace contains: lessons with their cards, exercises, documents.

use std::{env, fs, path::PathBuf, process::Command};

use serde_json::Value;
use toml::Table;

use crate::Result;

pub struct Course {
    pub lessons: Vec<Lesson>,
    pub exercises: Vec<Exercise>,
    /// How the runtimes differ, as Markdown; its links start at the root.
    pub differences: String,
}

pub struct Lesson {
    pub name: String,
    /// In the lesson's order, as `--list --json` prints them.
    pub cards: Vec<Value>,
}

pub struct Exercise {
    /// `exercises/01_two_waits`.
    pub folder: String,
    pub title: String,
    pub lesson: String,
    pub minutes: i64,
}

impl Course {
    /// Queries the lessons, which cargo builds if necessary.
    ///
    /// # Errors
    ///
    /// A message: what could not be read, or cargo's error.
    pub fn read() -> Result<Course> {
        let table = [
            ["run", "--quiet", "-p", "lesson-check"],
            ["--example", "differences", "--locked", "--"],
        ];
        let differences = cargo(table.as_flattened())?;
        Ok(Course {
            lessons: lessons()?,
            exercises: exercises()?,
            differences: String::from_utf8(differences)?,
        })
    }

    /// Each program: its lesson, and its card.
    pub fn programs(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.lessons.iter().flat_map(|lesson| {
            lesson.cards.iter().map(|card| (&*lesson.name, card))
        })
    }
}

/// The workspace's directory.
pub fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// A file of the repository.
///
/// # Errors
///
/// A message that names the file.
pub fn read(path: &str) -> Result<String> {
    let text = fs::read_to_string(root().join(path));
    text.map_err(|error| format!("{path} cannot be read: {error}").into())
}

/// Cargo's build directory: `target`, unless the reader configured another one.
///
/// # Errors
///
/// Cargo's error.
pub fn target_folder() -> Result<PathBuf> {
    let metadata = cargo(&["metadata", "--no-deps", "--format-version", "1"])?;
    let metadata: Value = serde_json::from_slice(&metadata)?;
    Ok(text(&metadata["target_directory"]).into())
}

/// A text of a card.
pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// `cargo` in the workspace's directory, with these arguments.
pub(crate) fn command(args: &[&str]) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(args).current_dir(root());
    command
}

/// The output of a command.
fn cargo(args: &[&str]) -> Result<Vec<u8>> {
    let output = command(args).output()?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    Err(format!("cargo {}: {stderr}", args.join(" ")).into())
}

/// The workspace's members that have programs, in the workspace's order.
fn lessons() -> Result<Vec<Lesson>> {
    let manifest: Table = read("Cargo.toml")?.parse()?;
    let members = manifest["workspace"]["members"].as_array();
    let members = members.into_iter().flatten().filter_map(|m| m.as_str());
    let is_lesson =
        |name: &&str| root().join(name).join("tests/lesson.rs").is_file();
    members.filter(is_lesson).map(lesson).collect()
}

fn lesson(name: &str) -> Result<Lesson> {
    let args = ["run", "--quiet", "-p", name, "--", "--list", "--json"];
    Ok(Lesson {
        name: name.to_owned(),
        cards: serde_json::from_slice(&cargo(&args)?)?,
    })
}

/// In the order of the course; the directories are numbered in this order.
fn exercises() -> Result<Vec<Exercise>> {
    let list: Table = read("exercises/exercises.toml")?.parse()?;
    let list = list["exercise"].as_array().into_iter().flatten();
    let exercise = |(nth, entry): (usize, &toml::Value)| {
        let text = |key: &str| Some(entry.get(key)?.as_str()?.to_owned());
        Some(Exercise {
            folder: format!("exercises/{:02}_{}", nth + 1, text("name")?),
            title: text("title")?,
            lesson: text("lesson")?,
            minutes: entry.get("minutes")?.as_integer()?,
        })
    };
    let exercises: Option<Vec<_>> = list.enumerate().map(exercise).collect();
    exercises.ok_or_else(|| {
        "exercises.toml: a key is missing from an exercise".into()
    })
}
