//! Starts a new program: copies a lesson's first program under a new name, and
//! registers it everywhere. The copy runs immediately; after the README's table
//! is updated, it passes its tests, and can be changed step by step.
//!
//!     cargo run -p side-by-side --example new_program -- coroutines laundry

use std::{
    env,
    error::Error,
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let [lesson, name] = args.as_slice() else {
        return fail(USAGE, 2);
    };
    match begin(Path::new(lesson), name) {
        Ok(folder) => {
            println!("{}\n{NEXT}", folder.display());
            println!("    cargo fmt");
            println!("    cargo run -p {lesson} -- {name}");
            println!("    UPDATE=1 cargo test -p {lesson}");
            ExitCode::SUCCESS
        }
        Err(error) => fail(&error.to_string(), 1),
    }
}

fn fail(text: &str, code: u8) -> ExitCode {
    eprintln!("error: {text}");
    ExitCode::from(code)
}

const USAGE: &str = "name a lesson and a new program, in the workspace's \
    directory: cargo run -p side-by-side --example new_program -- coroutines laundry";

const NEXT: &str = "is a copy of the lesson's first program. Change its card \
    (mod.rs) and its versions; then";

/// The new program's directory.
fn begin(lesson: &Path, name: &str) -> Result<PathBuf, Box<dyn Error>> {
    if !is_name(name) {
        return Err(format!(
            "`{name}` cannot be a program's name: use words of small letters \
             and digits with hyphens between them, like drop-handle, but no \
             keyword of Rust"
        )
        .into());
    }
    let (main, tests) = (lesson.join("src/main.rs"), lesson.join("tests/lesson.rs"));
    if !main.is_file() {
        return Err(format!(
            "`{}` is not a lesson in this directory; the lessons are: {}",
            lesson.display(),
            lessons().join(", ")
        )
        .into());
    }
    let (main_text, tests_text) = (read(&main)?, read(&tests)?);
    let first =
        first_module(&main_text).ok_or_else(|| format!("{} lists no program", main.display()))?;
    let module = name.replace('-', "_");
    let folder = lesson.join("src").join(&module);
    fs::create_dir(&folder).map_err(|e| format!("{} cannot be created: {e}", folder.display()))?;
    for entry in fs::read_dir(lesson.join("src").join(first))? {
        let path = entry?.path();
        let text = read(&path)?.replace(
            &format!("name: \"{}\"", first.replace('_', "-")),
            &format!("name: \"{name}\""),
        );
        fs::write(folder.join(path.file_name().unwrap_or_default()), text)?;
    }
    let main_text = main_text.replacen(
        &format!("mod {first};"),
        &format!("mod {first};\nmod {module};"),
        1,
    );
    let program = format!("{module}::PROGRAM");
    fs::write(&main, with_entry(&main_text, "programs: &[", ']', &program))?;
    fs::write(
        &tests,
        with_entry(&tests_text, "lesson_tests!(", ')', &module),
    )?;
    Ok(folder)
}

/// The name of its module must be an identifier, too.
fn is_name(name: &str) -> bool {
    const TAKEN: &str = "main as async await box break const continue crate \
        do dyn else enum extern false final fn for gen if impl in let loop \
        macro match mod move mut override priv pub ref return self static \
        struct super trait true try type typeof unsafe unsized use virtual \
        where while yield abstract become";
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.split('-').all(is_word)
        && !TAKEN.split_whitespace().any(|word| word == name)
}

/// Directories that contain programs.
fn lessons() -> Vec<String> {
    let entries = fs::read_dir(".").into_iter().flatten().flatten();
    let mut lessons: Vec<String> = entries
        .filter(|entry| entry.path().join("tests/lesson.rs").is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    lessons.sort();
    lessons
}

fn read(path: &Path) -> io::Result<String> {
    fs::read_to_string(path).map_err(|e| {
        let path = path.display();
        io::Error::new(e.kind(), format!("{path} cannot be read: {e}"))
    })
}

/// `gather` of `programs: &[gather::PROGRAM, …]`.
fn first_module(main: &str) -> Option<&str> {
    let (_, programs) = main.split_once("programs: &[")?;
    let (module, _) = programs.split_once("::PROGRAM")?;
    Some(module.trim())
}

/// The text with one more entry at the end of the list that starts with `lead`.
fn with_entry(text: &str, lead: &str, closing: char, entry: &str) -> String {
    let list = text.find(lead).unwrap_or(text.len()) + lead.len();
    // The path of the executable is in its own parentheses.
    let list = text[list..]
        .find(';')
        .filter(|_| closing == ')')
        .map_or(list, |at| list + at);
    let end = text[list..]
        .find(closing)
        .map_or(text.len(), |at| list + at);
    let entries = text[..end].trim_end().trim_end_matches(',');
    format!("{entries}, {entry}{}", &text[end..])
}
