//! Starts a new program: copies a lesson's first program under a new name, and
//! registers it everywhere. The copy runs immediately; after the README's table
//! is updated, it passes its tests, and can be changed step by step.
//!
//!     cargo run -p side-by-side --example new_program -- coroutines laundry

use std::{
    env, fs, io,
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
        Err(error) => fail(&error, 1),
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
fn begin(lesson: &Path, name: &str) -> Result<PathBuf, String> {
    if !is_name(name) {
        return Err(format!(
            "`{name}` cannot be a program's name: use words of small letters \
             and digits with hyphens between them, like drop-handle"
        ));
    }
    let (main, tests) = (lesson.join("src/main.rs"), lesson.join("tests/lesson.rs"));
    let (main_text, tests_text) = (read(&main)?, read(&tests)?);
    let first = first_module(&main_text).ok_or("the lesson has no program")?;
    let module = name.replace('-', "_");
    let folder = lesson.join("src").join(&module);
    let cannot = |e: std::io::Error| format!("{} cannot be created: {e}", folder.display());
    for place in ["src", "tests/judges"] {
        let place = lesson.join(place);
        copy_program(&place, first, name).map_err(cannot)?;
        let main = place.join("main.rs");
        let of_first = format!("mod {first};");
        let text = read(&main)?.replacen(&of_first, &format!("{of_first}\nmod {module};"), 1);
        let text = with_entry(&text, ']', &format!("{module}::PROGRAM"));
        fs::write(&main, text).map_err(cannot)?;
    }
    fs::write(&tests, with_entry(&tests_text, ')', &module)).map_err(cannot)?;
    Ok(folder)
}

/// Copies the program's sources, or its counterexamples and honest variants.
fn copy_program(place: &Path, first: &str, name: &str) -> io::Result<()> {
    let module = name.replace('-', "_");
    let folder = place.join(&module);
    fs::create_dir(&folder)?;
    for entry in fs::read_dir(place.join(first))? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        let is_named = format!("name: \"{}\"", first.replace('_', "-"));
        let text = text.replace(&is_named, &format!("name: \"{name}\""));
        let text = text.replace(&format!("/{first}/"), &format!("/{module}/"));
        fs::write(folder.join(path.file_name().unwrap_or_default()), text)?;
    }
    Ok(())
}

fn is_name(name: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let is_word = |word: &str| !word.is_empty() && word.chars().all(is_letter);
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.split('-').all(is_word)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{} cannot be read: {e}", path.display()))
}

/// `gather` of `programs: &[gather::PROGRAM, …]`.
fn first_module(main: &str) -> Option<&str> {
    let (_, programs) = main.split_once("programs: &[")?;
    let (module, _) = programs.split_once("::PROGRAM")?;
    Some(module.trim())
}

/// The text with one more entry at the end of the last list in it.
fn with_entry(text: &str, closing: char, entry: &str) -> String {
    let (entries, rest) = text.rsplit_once(closing).unwrap_or((text, ""));
    let entries = entries.trim_end().trim_end_matches(',');
    format!("{entries}, {entry}{closing}{rest}")
}
