//! Files are written so that nothing is lost when the disk is full.

use std::{fs, io, path::Path};

/// Beside it first, so that the old file stays until the new one is whole.
///
/// # Errors
///
/// A sentence that names the file.
pub(super) fn write(path: &Path, text: impl AsRef<[u8]>) -> io::Result<()> {
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    let written = fs::write(&beside, text);
    let written = written.and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        fs::remove_file(&beside).ok();
        of(path, &error)
    })
}

/// The error, with the file that could not be written.
pub(super) fn of(path: &Path, error: &io::Error) -> io::Error {
    let path = path.display();
    io::Error::new(error.kind(), format!("{path} cannot be written: {error}"))
}
