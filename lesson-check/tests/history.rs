//! HISTORY.md says what history.json says.

use std::{fs, path::Path, process::Command};

#[test]
fn the_page_is_what_the_file_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet", "--example", "history"]);
    let output = cargo.current_dir(root).output().expect("cargo runs");
    let made = String::from_utf8(output.stdout).expect("it is text");
    assert!(made.starts_with("# Since which version?"), "{made}");
    let page = fs::read_to_string(root.join("../HISTORY.md"));
    assert!(
        page.is_ok_and(|page| page == made),
        "run `cargo run -p lesson-check --example history -- --write`"
    );
}
