//! Builds one executable from a student's answers. Answers that do not compile
//! are left out, and the rest is built again.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs, io,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use exercises::{
    catalogue::{self, Exercise},
    limited,
    source::Source,
};
use serde_json::Value;
use tempfile::TempDir;

use crate::{contained, students::Student};

/// For the compiler, once everything else is built.
const BUILD_LIMIT: Duration = Duration::from_secs(30);
/// For everything else.
const FIRST_LIMIT: Duration = Duration::from_secs(600);

/// The executable, and what is not in it.
pub struct Built {
    /// It contains all `answers`, by the exercise's name.
    pub executable: PathBuf,
    pub answers: BTreeSet<String>,
    /// Why an answer is not in it.
    pub rejected: BTreeMap<String, String>,
    /// Contains the executable, and is deleted with this value.
    folder: TempDir,
}

/// Builds everything but answers.
///
/// # Errors
///
/// A sentence, if cargo cannot build here.
pub fn prepare() -> io::Result<()> {
    let folder = crate::folder()?;
    let _lock = lock()?;
    match compile(&[], folder.path(), &[], FIRST_LIMIT)? {
        Compiled::All(_) => Ok(()),
        Compiled::Not(_) => Err(io::Error::other("cargo cannot build here")),
        Compiled::Unclear(why) => Err(io::Error::other(why)),
    }
}

/// # Errors
///
/// A sentence, if cargo cannot build here.
pub fn build(student: &Student, exercises: &[Exercise]) -> io::Result<Built> {
    let folder = crate::folder()?;
    let mut built = Built {
        executable: folder.path().join("answers"),
        answers: BTreeSet::new(),
        rejected: BTreeMap::new(),
        folder,
    };
    let folder = built.folder.path().to_owned();
    for exercise in exercises {
        let Some(Ok(text)) = student.answers.get(&exercise.name) else {
            continue;
        };
        if is_starter(exercise, text) {
            continue;
        }
        if let Some(why) = reads_other_files(text) {
            built.rejected.insert(exercise.name.clone(), why);
            continue;
        }
        fs::write(folder.join(format!("{}.rs", exercise.name)), text)?;
        built.answers.insert(exercise.name.clone());
    }
    let _lock = lock()?;
    while !built.answers.is_empty() {
        let answers: Vec<&str> =
            built.answers.iter().map(String::as_str).collect();
        let (executable, wrong) =
            match compile(&answers, &folder, exercises, BUILD_LIMIT)? {
                Compiled::All(executable) => {
                    (Some(executable), BTreeMap::new())
                }
                Compiled::Not(wrong) => (None, wrong),
                Compiled::Unclear(_) if answers.len() > 1 => {
                    (None, each_alone(&answers, &folder, exercises)?)
                }
                Compiled::Unclear(why) => {
                    (None, BTreeMap::from([(answers[0].to_owned(), why)]))
                }
            };
        if let Some(executable) = executable {
            fs::copy(executable, &built.executable)?;
            break;
        }
        if wrong.is_empty() {
            return Err(io::Error::other(format!(
                "the answers of {} compile one by one, but not together",
                student.name
            )));
        }
        for (name, why) in wrong {
            built.answers.remove(&name);
            built.rejected.insert(name, why);
        }
    }
    Ok(built)
}

pub fn is_starter(exercise: &Exercise, text: &str) -> bool {
    let starter = fs::read_to_string(exercise.starter());
    // Editors and git may write line ends differently.
    starter.is_ok_and(|starter| starter.lines().eq(text.lines()))
}

/// An answer is one file: the compiler must not read others, which may be the
/// teacher's.
fn reads_other_files(text: &str) -> Option<String> {
    let source = Source::new(text);
    let words = ["include", "include_str", "include_bytes"];
    let found = words.iter().find(|word| source.has(&format!("{word}!")));
    let found = found.map(|word| format!("`{word}!`"));
    let found = found.or_else(|| {
        let has_module = source.has_outer_module();
        has_module.then(|| "`mod` without a body".to_owned())
    });
    found.map(|found| {
        format!(
            "does not compile: {found} reads another file, and an answer must \
             be one file"
        )
    })
}

enum Compiled {
    All(PathBuf),
    /// Those with an error, and the error.
    Not(BTreeMap<String, String>),
    /// It is not known which is at fault. Why it is not compiled.
    Unclear(String),
}

/// Those that do not compile alone.
fn each_alone(
    answers: &[&str],
    folder: &Path,
    exercises: &[Exercise],
) -> io::Result<BTreeMap<String, String>> {
    let mut wrong = BTreeMap::new();
    for answer in answers {
        match compile(&[answer], folder, exercises, BUILD_LIMIT)? {
            Compiled::All(_) => {}
            Compiled::Not(found) => wrong.extend(found),
            Compiled::Unclear(why) => {
                wrong.insert((*answer).to_owned(), why);
            }
        }
    }
    Ok(wrong)
}

fn compile(
    answers: &[&str],
    folder: &Path,
    exercises: &[Exercise],
    limit: Duration,
) -> io::Result<Compiled> {
    let list = folder.join("answers.in");
    fs::write(&list, programs(answers, folder, exercises))?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = contained::with_little_memory(cargo)?;
    command
        .args(["test", "--quiet", "--no-run", "-p", "exercises"])
        .args(["--test", "answers", "--message-format=json"])
        .env("EXERCISES_ANSWERS", &list)
        .current_dir(catalogue::home());
    let limit = limited::limit(limit);
    let output = limited::run(&command, Stdio::piped(), Stdio::piped(), limit)?;
    let Some(output) = output else {
        return Ok(Compiled::Unclear(format!(
            "does not compile: the compiler had not finished after {} s. A \
             constant or a macro may never end",
            limit.as_secs()
        )));
    };
    let messages = String::from_utf8_lossy(&output.stdout);
    let messages = messages.lines();
    let messages: Vec<Value> = messages
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    if !messages.iter().any(|m| m["reason"] == "build-finished") {
        let why = String::from_utf8_lossy(&output.stderr);
        let why = format!("cargo cannot build here\n{}", why.trim_end());
        return Err(io::Error::other(why));
    }
    let executable = messages.iter().find_map(|message| {
        let is_ours = message["target"]["name"] == "answers";
        let path = message["executable"].as_str()?;
        is_ours.then(|| PathBuf::from(path))
    });
    if let Some(executable) = executable {
        return Ok(Compiled::All(executable));
    }
    let errors = { messages.iter() }
        .map(|message| &message["message"])
        .filter(|message| message["level"] == "error");
    let mut wrong = BTreeMap::new();
    for error in errors {
        let Some(name) = place(error, folder, answers) else {
            continue;
        };
        let said = error["message"].as_str().unwrap_or_default();
        let code = error["code"]["code"].as_str();
        let code = code.map_or(String::new(), |code| format!(" ({code})"));
        wrong
            .entry(name)
            .or_insert_with(|| format!("does not compile: {said}{code}"));
    }
    // An error may only be said about the list, or be the linker's.
    Ok(match wrong.is_empty() {
        true => {
            Compiled::Unclear("does not compile, for an unknown reason".into())
        }
        false => Compiled::Not(wrong),
    })
}

/// The answer that an error is about.
fn place(error: &Value, folder: &Path, answers: &[&str]) -> Option<String> {
    let spans = error["spans"].as_array()?;
    let of_span = |span: &Value| {
        let file = Path::new(span["file_name"].as_str()?);
        let name = file.file_stem()?.to_str()?;
        let is_one = file.parent() == Some(folder) && answers.contains(&name);
        is_one.then(|| name.to_owned())
    };
    spans.iter().find_map(of_span).or_else(|| {
        // If it has no `program`, the error is in the macro that calls it, and
        // names the answer's module.
        let said = error["message"].as_str()?;
        let is_named = |name: &&&str| said.contains(&format!("`{name}`"));
        answers.iter().find(is_named).map(|name| (*name).to_owned())
    })
}

/// The list that the executable takes in.
fn programs(answers: &[&str], folder: &Path, exercises: &[Exercise]) -> String {
    let mut lines = String::new();
    for name in answers {
        let exercise = exercises.iter().find(|e| e.name == *name);
        let Some(exercise) = exercise else { continue };
        let check = exercise.folder.join("check.rs");
        let answer = folder.join(format!("{name}.rs"));
        lines += &format!(
            "{name}_check: {:?} {{ {name}: {:?}, }}\n",
            check.display().to_string(),
            answer.display().to_string()
        );
    }
    format!("exercises::programs! {{\n{lines}}}\n")
}

/// Held while an executable is built and copied, because two `grade`s would
/// build the same file.
#[cfg(unix)]
fn lock() -> io::Result<fs::File> {
    use rustix::fs::{FlockOperation, flock};
    let file = fs::File::open(catalogue::home().join("exercises.toml"))?;
    flock(&file, FlockOperation::LockExclusive)?;
    Ok(file)
}

#[cfg(not(unix))]
fn lock() -> io::Result<()> {
    Ok(())
}
