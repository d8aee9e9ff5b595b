//! Brings the first program back, and keeps the reader's.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

/// Moves the programs in `src/` to a new folder in `mine/`. The next build
/// copies the first program to `src/`, because there is none.
pub fn reset() -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    if let Some(kept) = keep(here)? {
        println!("Your program is in {}.", kept.display());
    }
    println!("`cargo run -p playground` shows the first program.");
    Ok(())
}

/// The folder to which the programs were moved. `None` if nothing differs from
/// the first program: this build may have copied it.
fn keep(here: &Path) -> io::Result<Option<PathBuf>> {
    let programs = programs(&here.join("src"))?;
    if programs.is_empty() || programs == self::programs(&here.join("first"))? {
        return Ok(None);
    }
    let kept = new_folder(&here.join("mine"))?;
    for name in programs.keys() {
        fs::rename(here.join("src").join(name), kept.join(name))?;
    }
    Ok(Some(kept))
}

/// The names and contents of the programs in a folder.
fn programs(folder: &Path) -> io::Result<BTreeMap<OsString, Vec<u8>>> {
    let paths = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_program(path));
    let read = |path: PathBuf| {
        let name = path.file_name().unwrap_or_default().to_owned();
        Ok((name, fs::read(path)?))
    };
    paths.map(read).collect()
}

fn is_program(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with("on_") && name.ends_with(".rs")
}

/// `mine/1`, or the first one that is not there.
fn new_folder(parent: &Path) -> io::Result<PathBuf> {
    fs::create_dir_all(parent)?;
    for number in 1.. {
        let folder = parent.join(number.to_string());
        match fs::create_dir(&folder) {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
            result => return result.map(|()| folder),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_program_that_was_changed_is_kept() {
        let name = format!("playground-reset-{}", std::process::id());
        let here = std::env::temp_dir().join(name);
        let write = |path: &str, text: &str| {
            let path = here.join(path);
            let folder = path.parent().expect("it has one");
            fs::create_dir_all(folder).expect("there is room");
            fs::write(path, text).expect("there is room");
        };
        write("src/main.rs", "the playground");
        write("first/on_tokio.rs", "first");
        write("src/on_tokio.rs", "first");
        let keep = || keep(&here).expect("it can be moved");
        assert_eq!(keep(), None);
        write("src/on_other.rs", "mine");
        let kept = keep().expect("one file is new");
        let names = programs(&kept).expect("it is there").into_keys();
        let names: Vec<OsString> = names.collect();
        assert_eq!(names, ["on_other.rs", "on_tokio.rs"]);
        assert_eq!(keep(), None);
        assert!(here.join("src/main.rs").exists());
        fs::remove_dir_all(&here).ok();
    }
}
