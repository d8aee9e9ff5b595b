//! The lesson that the tests of the whole run: `examples/faults.rs`.

use std::{
    path::PathBuf,
    process::{Command, Stdio},
    sync::OnceLock,
};

/// To be run without a terminal, and with the usual environment.
pub fn faults() -> Command {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    let path = PATH.get_or_init(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--example", "faults"]);
        let built = cargo.current_dir(env!("CARGO_MANIFEST_DIR")).status();
        assert!(built.expect("cargo runs").success());
        let test = std::env::current_exe().expect("a test is a file");
        let deps = test.parent().expect("a test is in deps");
        deps.with_file_name("examples").join("faults")
    });
    let mut command = Command::new(path);
    command.stdin(Stdio::null()).env_remove("NO_COLOR");
    command.env_remove("COLUMNS").env_remove("CLICOLOR_FORCE");
    command.env("TERM", "xterm");
    command
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
