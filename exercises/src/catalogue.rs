//! The list of exercises: `exercises.toml`, in the order of the course.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
};

use toml::{Table, Value};

/// One exercise, and the folder of its files.
#[derive(Debug, Clone, PartialEq)]
pub struct Exercise {
    /// Such as `two_waits`, the name for `cargo test --test`.
    pub name: String,
    pub title: String,
    /// The lesson to read first.
    pub lesson: String,
    pub minutes: i64,
    pub points: i64,
    /// A part of the verdict on the starter.
    pub says: String,
    /// From a first hint to almost the solution.
    pub hints: Vec<String>,
    pub folder: PathBuf,
}

impl Exercise {
    /// The student's file. Git ignores its folder, so a pull or a reset does
    /// not change it.
    pub fn student(&self) -> PathBuf {
        home().join("mine").join(format!("{}.rs", self.name))
    }

    pub fn starter(&self) -> PathBuf {
        self.folder.join("starter.rs")
    }

    pub fn solution(&self) -> PathBuf {
        self.folder.join("solution.rs")
    }
}

/// The folder of this crate in the current workspace, or else in the workspace
/// in which it was built.
pub fn home() -> PathBuf {
    here().unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into())
}

/// The folder that cargo names, or one that contains the current folder.
pub fn here() -> Option<PathBuf> {
    let is_home = |folder: &PathBuf| folder.join("exercises.toml").is_file();
    let by_cargo = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    by_cargo.filter(is_home).or_else(|| {
        let current = env::current_dir().ok()?;
        let around = current.ancestors();
        let mut folders =
            around.flat_map(|at| [at.to_owned(), at.join("exercises")]);
        folders.find(is_home)
    })
}

/// All exercises, in order.
///
/// # Errors
///
/// A sentence, if the list cannot be read or an entry lacks a key.
pub fn all() -> io::Result<Vec<Exercise>> {
    let path = home().join("exercises.toml");
    let text = fs::read_to_string(&path)
        .map_err(|e| of(&path, &format!("cannot be read: {e}")))?;
    let table: Table = text
        .parse()
        .map_err(|e| of(&path, &format!("is not valid TOML: {e}")))?;
    let entries = table.get("exercise").and_then(Value::as_array);
    let entries = entries.ok_or_else(|| of(&path, "has no [[exercise]]"))?;
    let read = |(nth, entry): (usize, &Value)| {
        exercise(nth + 1, entry).ok_or_else(|| {
            let what = format!("entry {} lacks a key: {entry:?}", nth + 1);
            of(&path, &what)
        })
    };
    entries.iter().enumerate().map(read).collect()
}

fn of(path: &Path, what: &str) -> io::Error {
    io::Error::other(format!("{} {what}", path.display()))
}

fn exercise(number: usize, entry: &Value) -> Option<Exercise> {
    let text = |key: &str| Some(entry.get(key)?.as_str()?.to_owned());
    let amount = |key: &str| entry.get(key)?.as_integer();
    let hints = entry.get("hints")?.as_array()?;
    let hints = hints.iter().map(|hint| Some(hint.as_str()?.to_owned()));
    let name = text("name")?;
    Some(Exercise {
        folder: home().join(format!("{number:02}_{name}")),
        name,
        title: text("title")?,
        lesson: text("lesson")?,
        minutes: amount("minutes")?,
        points: amount("points")?,
        says: text("says")?,
        hints: hints.collect::<Option<_>>()?,
    })
}
