//! What the tests of the whole run: `examples/`.

use std::{
    path::PathBuf,
    process::{Command, Stdio},
    sync::OnceLock,
};

/// To be run without a terminal, and with the usual environment.
#[allow(dead_code, reason = "not every test file runs them")]
pub fn faults() -> Command {
    let mut command = Command::new(example("faults"));
    command.stdin(Stdio::null()).env_remove("NO_COLOR");
    command.env_remove("COLUMNS").env_remove("CLICOLOR_FORCE");
    command.env("TERM", "xterm");
    command
}

/// The path of an example of this crate, which is built on first use.
pub fn example(name: &str) -> PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--examples"]);
        let built = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status();
        assert!(built.expect("cargo runs").success());
        let test = std::env::current_exe().expect("a test is a file");
        let deps = test.parent().expect("a test is in deps");
        deps.with_file_name("examples")
    });
    folder.join(name)
}

#[allow(dead_code, reason = "not every test file reads output")]
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
