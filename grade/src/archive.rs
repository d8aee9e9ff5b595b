//! Unpacks the Rust files of an archive. A path that leads out of the folder, a
//! link, and anything large is left out.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Component, Path, PathBuf},
};

use flate2::read::GzDecoder;

use crate::students::LONGEST;

/// A checkout has about 1500 Rust files.
const MOST_FILES: usize = 10_000;
/// So much of an archive is read once it is decompressed, in bytes.
const MOST_BYTES: u64 = 4_000_000_000;

const ENDS: [&str; 4] = [".zip", ".tar", ".tar.gz", ".tgz"];

/// Whether it is an archive, by its name.
pub fn is_one(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.is_file() && ENDS.iter().any(|end| name.ends_with(end))
}

/// # Errors
///
/// If it is not an archive of the kind that its name says, or is damaged.
pub fn unpack(archive: &Path, to: &Path) -> io::Result<()> {
    let name = archive.to_string_lossy();
    let file = File::open(archive)?;
    if name.ends_with(".zip") {
        return unzip(file, to);
    }
    match name.ends_with(".tar") {
        true => untar(file, to),
        false => untar(GzDecoder::new(file), to),
    }
}

fn unzip(file: File, to: &Path) -> io::Result<()> {
    let mut zip = zip::ZipArchive::new(file)?;
    for nth in 0..zip.len().min(MOST_FILES) {
        let mut entry = zip.by_index(nth)?;
        let path = PathBuf::from(entry.name()?.as_ref());
        if entry.is_file() {
            write(&path, &mut entry, to)?;
        }
    }
    Ok(())
}

fn untar(file: impl Read, to: &Path) -> io::Result<()> {
    let mut tar = tar::Archive::new(file.take(MOST_BYTES));
    for entry in tar.entries()?.take(MOST_FILES) {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        if entry.header().entry_type().is_file() {
            write(&path, &mut entry, to)?;
        }
    }
    Ok(())
}

fn write(path: &Path, content: &mut impl Read, to: &Path) -> io::Result<()> {
    let is_inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let is_rust = path.extension().is_some_and(|extension| extension == "rs");
    if !is_inside || !is_rust {
        return Ok(());
    }
    let path = to.join(path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // One byte more than allowed says that it is too long.
    io::copy(&mut content.take(LONGEST + 1), &mut File::create(path)?)?;
    Ok(())
}
