//! A program of the reader's own, which shows itself.

use std::{
    cell::Cell,
    env, fs,
    io::{self, Write},
    iter,
    panic::Location,
    path::PathBuf,
    process, thread,
};

use super::{args, carry_out};
use crate::{
    lesson::{Lesson, Program, Version},
    watch,
    wire::{OWN_PROGRAM, SECOND},
};

/// Shows this program: call it first in `main`. It runs the program once more,
/// with the same arguments, environment, directory and stdin, draws what its
/// tasks do, and exits with its exit code. In that second run it returns
/// immediately.
///
/// ```no_run
/// side_by_side::watch_main();
/// side_by_side::watch_call("tea", || println!("ready"));
/// ```
///
/// The variable `SIDE_BY_SIDE` has options, separated by spaces, such as
/// `SIDE_BY_SIDE="--open --deadline 10s"` (`SIDE_BY_SIDE=--help` lists them),
/// or is `off`: then the program runs as if this call were not there. There is
/// no deadline unless you set one. Ctrl-C interrupts the program, and the
/// picture shows how it ends; a second Ctrl-C kills it. SIGTERM does the same,
/// but a program that is still there 5 s later is killed. If signal n ended the
/// program, the exit code is 128 + n, as a shell has it.
///
/// What the program prints is part of the picture, and is read through a pipe.
/// If stdin is a terminal, the program gets what is typed, line by line.
#[track_caller]
pub fn watch_main() {
    let options = env::var(OWN_PROGRAM).unwrap_or_default();
    if options.trim() == "off" || watch::is_recorded() {
        return;
    }
    // On the stage: the second run, or a process that it started.
    if env::var_os(SECOND).is_some() {
        watch::enter();
        return;
    }
    if thread::current().name() != Some("main") {
        writeln!(io::stderr(), "{NOT_MAIN}").ok();
        return;
    }
    process::exit(show(Location::caller().file(), &options));
}

const NOT_MAIN: &str = "side-by-side: `watch_main` must be called on the main thread, \
                        first in `main`; this program is not shown";

const NO_OPTIONS: &str = "expected `off`, or options; `SIDE_BY_SIDE=--help` lists them";

/// Runs and shows the program. Returns its exit code.
fn show(path: &str, options: &str) -> i32 {
    let source = source_of(path).unwrap_or_default();
    let program = env::current_exe().ok();
    let name = program.as_ref().and_then(|path| path.file_stem());
    let name = name.map_or("program".into(), |name| name.to_string_lossy());
    // This process shows one program, and exits.
    let name: &'static str = Box::leak(name.into_owned().into_boxed_str());
    let version = Version::itself(name, Box::leak(source.into_boxed_str()));
    let lesson = Lesson {
        name,
        about: "Shows what the tasks of this program do",
        programs: Box::leak(Box::new([Program {
            name,
            versions: Box::leak(Box::new([version])),
            deadline: f64::INFINITY,
            ..Program::DEFAULTS
        }])),
    };
    let mut words = options.split_whitespace();
    if words.next().is_some_and(|word| !word.starts_with('-')) {
        writeln!(io::stderr(), "error: {OWN_PROGRAM}={options}: {NO_OPTIONS}").ok();
        return 2;
    }
    let options = iter::once(OWN_PROGRAM).chain(options.split_whitespace());
    let command = args::command(&lesson).bin_name(format!("{OWN_PROGRAM}="));
    let command = command.mut_args(|arg| match arg.get_id().as_str() {
        "program" | "all" | "list" | "on" | "predict" | "answers" | "against" => arg.hide(true),
        "deadline" => arg.help("Kill the program after this long [default: never]"),
        _ => arg,
    });
    let matches = match command.try_get_matches_from(options) {
        Ok(matches) => matches,
        Err(error) => error.exit(),
    };
    let exit_code = Cell::new(None);
    let code = carry_out(&lesson, &matches, &exit_code);
    exit_code.get().unwrap_or(code.into())
}

/// The path is relative to where cargo compiled it: the workspace's folder.
fn source_of(path: &str) -> Option<String> {
    let here = env::current_dir().ok();
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let folders: Vec<PathBuf> = here.into_iter().chain(package).collect();
    let mut folders = folders.iter().flat_map(|folder| folder.ancestors());
    folders.find_map(|folder| fs::read_to_string(folder.join(path)).ok())
}
