//! When a run was recorded, and with which versions of the runtimes.

use std::{env, fs, path::Path, time::SystemTime};

use crate::{lesson::run::Run, runtimes::runtime_of};

/// `A real run of 2026-12-01, with tokio 1.54.1 and smol 2.0.2.`
pub(super) fn origin(run: &Run) -> String {
    let now = humantime::format_rfc3339_seconds(SystemTime::now()).to_string();
    let day = now.split('T').next().unwrap_or_default();
    let lock = lock_file().unwrap_or_default();
    let mut packages: Vec<String> = Vec::new();
    for ran in &run.versions {
        let name = runtime_of(&ran.version.runtime()).map(|runtime| runtime.name());
        let package = name.and_then(|name| Some(format!("{name} {}", locked(&lock, name)?)));
        packages.extend(package.filter(|package| !packages.contains(package)));
    }
    let with = match packages.split_last() {
        None => String::new(),
        Some((one, [])) => format!(", with {one}"),
        Some((last, others)) => format!(", with {} and {last}", others.join(", ")),
    };
    format!("A real run of {day}{with}.")
}

/// That of the workspace whose program cargo runs, or else of this directory.
fn lock_file() -> Option<String> {
    let package = env::var_os("CARGO_MANIFEST_DIR");
    let start = package.map_or_else(env::current_dir, |path| Ok(path.into()));
    let start = start.ok()?;
    let mut folders = start.ancestors().map(|folder| folder.join("Cargo.lock"));
    fs::read_to_string(folders.find(|path| Path::is_file(path))?).ok()
}

fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let lead = format!("name = \"{package}\"\nversion = \"");
    lock.split_once(&lead)?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_that_of_the_package_with_this_name() {
        let lock = "[[package]]\nname = \"async-std\"\nversion = \"1.13.2\"\n\n\
                    [[package]]\nname = \"std\"\nversion = \"9.9.9\"\n";
        assert_eq!(locked(lock, "async-std"), Some("1.13.2"));
        assert_eq!(locked(lock, "async"), None);
    }
}
