//! Brings the first program back, and keeps the reader's.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Moves the programs in `src/` to a new folder in `mine/`. The next build
/// copies the first program to `src/`, because there is none.
pub fn reset() -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let programs: Vec<PathBuf> = fs::read_dir(here.join("src"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_program(path))
        .collect();
    if !programs.is_empty() {
        let kept = new_folder(&here.join("mine"))?;
        for path in &programs {
            fs::rename(path, kept.join(path.file_name().unwrap_or_default()))?;
        }
        println!("Your program is in {}.", kept.display());
    }
    println!("`cargo run -p playground` shows the first program.");
    Ok(())
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
