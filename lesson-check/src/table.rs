//! The table in the lesson's README.

use std::path::Path;

use crate::lesson::{assert_success, read, run};

/// The table in the lesson's README is what its cards say. `folder` is the
/// crate's.
pub fn readme(lesson: &str, folder: &str) {
    let output = run(lesson, &["--all", "--markdown"]);
    assert_success(&output);
    let table = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(table.starts_with("| program |"), "no table: {table}");
    let path = Path::new(folder).join("README.md");
    let readme = read(&path).replace("\r\n", "\n");
    assert!(
        readme.contains(&table),
        "the table in {} is stale; write it again with \
         `cargo run -p {} -- --all --markdown --write`. It should be\n{table}",
        path.display(),
        Path::new(folder)
            .file_name()
            .unwrap_or_default()
            .to_string_lossy(),
    );
}
