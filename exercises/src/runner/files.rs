//! Writes files so that the old text is not lost when the disk is full.

use std::{fs, io, path::Path};

/// Writes a new file first, and renames it when it is complete.
///
/// # Errors
///
/// A sentence that names the file.
pub(super) fn write(path: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    let written = folder.and_then(|()| fs::write(&beside, text));
    let written = written.and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        fs::remove_file(&beside).ok();
        of(path, &error)
    })
}

/// Adds the file's name to the error.
pub(super) fn of(path: &Path, error: &io::Error) -> io::Error {
    let path = path.display();
    io::Error::new(error.kind(), format!("{path} cannot be written: {error}"))
}
