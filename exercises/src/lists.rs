//! Generates files from exercises.toml and the exercises' folders, because cargo
//! and the compiler need these files. The command `lists` writes them, and a
//! test checks that they are up to date.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use crate::catalogue::{self, Exercise, home};

/// The rest of Cargo.toml, below this line, is generated.
const TARGETS: &str = "# Below, `cargo run -p exercises -- lists` writes";
/// The files of an exercise that students do not change.
const OF_THE_COURSE: [&str; 4] =
    ["starter.rs", "solution.rs", "check.rs", "main.rs"];

/// The generated files.
pub fn files() -> [PathBuf; 3] {
    ["Cargo.toml", "tests/every.in", "sums.txt"].map(|file| home().join(file))
}

/// What the generated files should contain.
///
/// # Errors
///
/// A sentence, if something cannot be read.
pub fn texts() -> io::Result<[String; 3]> {
    let exercises = catalogue::all()?;
    Ok([manifest(&exercises)?, every(&exercises)?, sums(&exercises)?])
}

fn manifest(exercises: &[Exercise]) -> io::Result<String> {
    let text = fs::read_to_string(home().join("Cargo.toml"))?;
    let start = text.find(TARGETS).ok_or_else(|| {
        io::Error::other(format!("Cargo.toml has no line `{TARGETS} …`"))
    })?;
    let rest = &text[start..];
    // To the end of the comment.
    let length = rest.find("[[test]]").unwrap_or(rest.len());
    let targets = exercises.iter().map(|exercise| {
        format!(
            "[[test]]\nname = \"{}\"\npath = \"{}/main.rs\"\n\
             harness = false\ntest = false\n",
            exercise.name,
            place(&exercise.folder)
        )
    });
    let targets: Vec<String> = targets.collect();
    let comment = text[..start + length].trim_end();
    Ok(format!("{comment}\n{}", targets.join("\n")))
}

/// The modules of tests/every.rs.
fn every(exercises: &[Exercise]) -> io::Result<String> {
    let mut lines = String::new();
    for exercise in exercises {
        let mut files = vec![exercise.starter(), exercise.solution()];
        for kind in ["right", "wrong"] {
            files.extend(programs(exercise, kind));
        }
        let check = place(&exercise.folder.join("check.rs"));
        let name = &exercise.name;
        lines += &format!("    {name}_check: \"../{check}\" {{\n");
        for file in files {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            let place = place(&file);
            lines += &format!("        {name}_{stem}: \"../{place}\",\n");
        }
        lines += "    }\n";
    }
    Ok(format!(
        "// The programs of all exercises, written by `cargo run -p exercises \
         -- lists`.\nexercises::programs! {{\n{lines}}}\n"
    ))
}

/// The further solutions of one kind, `right` or `wrong`.
pub fn programs(exercise: &Exercise, kind: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(exercise.folder.join(kind));
    let paths = entries.into_iter().flatten().filter_map(|entry| {
        let path = entry.ok()?.path();
        path.extension().is_some_and(|e| e == "rs").then_some(path)
    });
    let mut paths: Vec<PathBuf> = paths.collect();
    paths.sort();
    paths
}

/// The path relative to this crate, with `/` as separator.
fn place(path: &Path) -> String {
    let home = home();
    let path = path.strip_prefix(&home).unwrap_or(path);
    path.display().to_string().replace('\\', "/")
}

fn sums(exercises: &[Exercise]) -> io::Result<String> {
    let mut lines = String::new();
    for exercise in exercises {
        for file in OF_THE_COURSE {
            let path = exercise.folder.join(file);
            lines += &format!("{:016x} {}\n", sum(&path)?, place(&path));
        }
    }
    Ok(lines)
}

/// FNV-1a, which is short. It detects changes by accident, but not a text that
/// was made to have the same sum.
fn sum(path: &Path) -> io::Result<u64> {
    let bytes = fs::read(path)?;
    // Git may write line ends differently.
    let bytes = bytes.into_iter().filter(|byte| *byte != b'\r');
    Ok(bytes.fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    }))
}

/// The checksums of the course's files, from sums.txt.
pub struct Course(BTreeMap<String, String>);

impl Course {
    /// # Errors
    ///
    /// A sentence, if sums.txt cannot be read.
    pub fn read() -> io::Result<Course> {
        let path = home().join("sums.txt");
        let text = fs::read_to_string(&path).map_err(|error| {
            let path = path.display();
            io::Error::other(format!("{path} cannot be read: {error}"))
        })?;
        let lines = text.lines().filter_map(|line| line.split_once(' '));
        let sums = lines.map(|(sum, file)| (file.to_owned(), sum.to_owned()));
        Ok(Course(sums.collect()))
    }

    /// The files of the exercise that differ from the course's.
    pub fn changed(&self, exercise: &Exercise) -> Vec<String> {
        let paths = OF_THE_COURSE.map(|file| exercise.folder.join(file));
        let is_changed = |path: &&PathBuf| {
            let known = self.0.get(&place(path));
            let now = sum(path).ok().map(|sum| format!("{sum:016x}"));
            now.is_none() || now.as_ref() != known
        };
        let changed = paths.iter().filter(is_changed);
        changed.map(|path| place(path)).collect()
    }
}
