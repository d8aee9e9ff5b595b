//! Directories and processes: writes the sources, calls mdBook.

use std::{
    ffi::OsStr,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    Result,
    course::root,
    pages::{Book, GitHub, copy_of},
};

/// Starts from scratch, so that no chapter of an earlier build is left.
///
/// # Errors
///
/// If the directory cannot be removed.
pub fn clear(sources: &Path) -> Result<()> {
    match fs::remove_dir_all(sources) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Writes everything that mdBook needs.
///
/// # Errors
///
/// If a file cannot be written or copied.
pub fn write(book: &Book, sources: &Path) -> Result<()> {
    let chapters = sources.join("src");
    for (path, text) in [
        ("book.toml", include_str!("book.toml")),
        ("book.css", include_str!("book.css")),
        ("replays.js", include_str!("replays.js")),
        ("theme/head.hbs", include_str!("head.hbs")),
        ("theme/favicon.svg", include_str!("favicon.svg")),
    ] {
        put(&sources.join(path), text)?;
    }
    put(&chapters.join("SUMMARY.md"), &book.summary())?;
    for page in &book.pages {
        put(&chapters.join(&page.path), &page.text)?;
    }
    for file in &book.files {
        let text = fs::read_to_string(root().join(file))?;
        put(&chapters.join(copy_of(file)), &text)?;
    }
    Ok(())
}

fn put(path: &Path, text: &str) -> Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    Ok(fs::write(path, text)?)
}

/// Is mdBook there?
///
/// # Errors
///
/// A sentence that says how to install it.
pub fn find(mdbook: &OsStr) -> Result<()> {
    let mut command = Command::new(mdbook);
    match command.arg("--version").stdout(Stdio::null()).status() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err("mdBook was not found, so nothing was recorded. Run `cargo \
             install mdbook --locked` first. `cargo run -p book -- \
             --without-replays` writes the chapters without it."
                .into())
        }
        _ => Ok(()),
    }
}

/// Calls mdBook, and returns the site's first page.
///
/// # Errors
///
/// A message, if mdBook is missing or failed.
pub fn build(
    sources: &Path,
    mdbook: &OsStr,
    github: Option<&GitHub>,
) -> Result<PathBuf> {
    let mut command = Command::new(mdbook);
    command.arg("build").arg(sources);
    if let Some(github) = github {
        let key = "MDBOOK_OUTPUT__HTML__GIT_REPOSITORY_URL";
        command.env(key, &github.repository);
    }
    match command.status() {
        Ok(status) if status.success() => {
            Ok(sources.with_file_name("book").join("index.html"))
        }
        Ok(status) => Err(format!("mdBook failed: {status}").into()),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(format!(
            "mdBook was not found, so only the chapters were written. Run \
             `cargo install mdbook --locked`, and then `mdbook \
             build {}`.",
            sources.display()
        )
        .into()),
        Err(error) => Err(format!("mdBook cannot be run: {error}").into()),
    }
}
