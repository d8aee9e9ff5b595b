//! A student is a folder or an archive, and the answers are the files in its
//! folder `mine`, or else those at its top. Everything else in it is ignored.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use exercises::catalogue::Exercise;

use crate::archive;

/// No answer is longer, in bytes.
pub const LONGEST: u64 = 200_000;

/// What a student has handed in.
pub struct Student {
    pub name: String,
    /// By the exercise's name: the text, or why it cannot be checked.
    pub answers: BTreeMap<String, Result<String, String>>,
    /// What the teacher should know: that the archive cannot be read, or that
    /// this copy of the course lacks an exercise.
    pub notes: Vec<String>,
}

/// # Errors
///
/// A sentence, if a path does not exist or no student is found.
pub fn find<'a>(
    class: impl Iterator<Item = &'a PathBuf>,
    exercises: &[Exercise],
) -> io::Result<Vec<Student>> {
    let mut students = Vec::new();
    for path in class {
        for path in listed(path)? {
            let metadata = fs::metadata(&path).map_err(|error| {
                misuse(&format!("{} cannot be read: {error}", path.display()))
            })?;
            if metadata.is_dir() {
                let own = student(&path, exercises)?;
                // A folder without answers contains students, unless it is a
                // checkout, whose student has not started.
                let is_checkout = path.join("exercises").is_dir();
                match own.answers.is_empty() && !is_checkout {
                    true => students.extend(inside(&path, exercises)?),
                    false => students.push(own),
                }
            } else if archive::is_one(&path) {
                students.push(student(&path, exercises)?);
            } else {
                return Err(misuse(&format!(
                    "{} is neither a folder nor an archive (.zip, .tar, \
                     .tar.gz), nor a list of paths (.txt)",
                    path.display()
                )));
            }
        }
    }
    if students.is_empty() {
        return Err(misuse(
            "no student was found: expected folders or archives that contain \
             `mine/`",
        ));
    }
    make_names_differ(&mut students);
    Ok(students)
}

/// The paths in a list, or the path itself.
fn listed(path: &Path) -> io::Result<Vec<PathBuf>> {
    if path.extension().is_none_or(|extension| extension != "txt") {
        return Ok(vec![path.to_owned()]);
    }
    let text = fs::read_to_string(path).map_err(|error| {
        misuse(&format!("{} cannot be read: {error}", path.display()))
    })?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    // Relative to the list.
    let folder = path.parent().unwrap_or(Path::new(""));
    Ok(lines.map(|line| folder.join(line)).collect())
}

/// The students in a folder of students, by name.
fn inside(folder: &Path, exercises: &[Exercise]) -> io::Result<Vec<Student>> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> = { entries.iter() }
        .map(fs::DirEntry::path)
        .filter(|path| !is_hidden(path))
        .filter(|path| path.is_dir() || archive::is_one(path))
        .collect();
    paths.sort();
    paths.iter().map(|path| student(path, exercises)).collect()
}

fn student(path: &Path, exercises: &[Exercise]) -> io::Result<Student> {
    let is_archive = archive::is_one(path);
    let name = match is_archive {
        true => path.file_name().map(|name| {
            let name = name.to_string_lossy();
            name.split('.').next().unwrap_or_default().to_owned()
        }),
        false => fs::canonicalize(path)?
            .file_name()
            .map(|name| name.to_string_lossy().into_owned()),
    };
    let mut student = Student {
        name: printable(&name.unwrap_or_default()),
        answers: BTreeMap::new(),
        notes: Vec::new(),
    };
    if !is_archive {
        read(&place(path), exercises, &mut student);
        return Ok(student);
    }
    let unpacked = crate::folder()?;
    match archive::unpack(path, unpacked.path()) {
        Ok(()) => {
            read(&place(&unwrapped(unpacked.path())), exercises, &mut student)
        }
        Err(error) => {
            let note = format!("the archive cannot be read: {error}");
            student.notes.push(note);
        }
    }
    Ok(student)
}

/// Where the answers are: `mine` of a checkout or of the exercises, or else the
/// folder itself.
fn place(folder: &Path) -> PathBuf {
    let mut places = ["exercises/mine", "mine"].iter().map(|p| folder.join(p));
    let found = places.find(|place| is_folder(place));
    found.unwrap_or_else(|| folder.to_owned())
}

/// The folder in which an archive has everything, if there is one.
fn unwrapped(folder: &Path) -> PathBuf {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    match paths.collect::<Vec<_>>().as_slice() {
        [one] if is_folder(one) && !one.ends_with("mine") => one.clone(),
        _ => folder.to_owned(),
    }
}

/// Links are not followed.
fn is_folder(path: &Path) -> bool {
    path.symlink_metadata()
        .is_ok_and(|metadata| metadata.is_dir())
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.')
}

/// Takes the answers of a folder.
fn read(folder: &Path, exercises: &[Exercise], student: &mut Student) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let Some(name) = name.strip_suffix(".rs") else {
            continue;
        };
        if exercises.iter().any(|exercise| exercise.name == name) {
            student.answers.insert(name.to_owned(), text(&path));
        // The runner keeps `two_waits.1.rs` when the student resets it.
        } else if folder.ends_with("mine") && !name.contains('.') {
            student.notes.push(format!(
                "this copy of the course has no exercise `{}`",
                printable(name)
            ));
        }
    }
}

/// The text of an answer, or why it is not checked.
fn text(path: &Path) -> Result<String, String> {
    let cannot = |error: io::Error| format!("it cannot be read: {error}");
    let metadata = path.symlink_metadata().map_err(cannot)?;
    if !metadata.is_file() {
        return Err("it is a link or a folder, not a file".into());
    }
    if metadata.len() > LONGEST {
        let length = metadata.len();
        return Err(format!("it has {length} bytes, more than {LONGEST}"));
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(cannot)?;
    file.take(LONGEST).read_to_end(&mut bytes).map_err(cannot)?;
    let text = String::from_utf8(bytes);
    let text = text.map_err(|_| "it is not UTF-8 text".to_owned())?;
    match text.trim().is_empty() {
        true => Err("it is empty".into()),
        false => Ok(text),
    }
}

/// Without control characters, which could change the teacher's terminal.
pub fn printable(text: &str) -> String {
    let shown = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    text.chars().map(shown).collect()
}

/// Two folders `a/main` and `b/main` are two students.
fn make_names_differ(students: &mut [Student]) {
    let mut taken = BTreeMap::<String, usize>::new();
    for student in students {
        let count = taken.entry(student.name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            student.name = format!("{} ({count})", student.name);
        }
    }
}

pub fn misuse(sentence: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, sentence)
}
