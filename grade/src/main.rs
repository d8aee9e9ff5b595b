//! Grades a class: checks the answers of many students against this copy of the
//! exercises.

/// Takes the answer files out of archives.
mod archive;
/// Builds the executable of one student.
mod build;
/// Runs a check so that it cannot reach other files.
mod contained;
/// The table, CSV and JSON.
mod report;
/// Runs the checks of one student.
mod run;
/// Finds students and their answers.
mod students;

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{Mutex, mpsc},
    thread,
};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use exercises::{
    catalogue::{self, Exercise},
    limited,
};

use build::Built;
use contained::Limits;
use report::Graded;
use students::Student;

fn main() -> ExitCode {
    if let Some(code) = limited::guard().or_else(contained::run_as_container) {
        return code;
    }
    let matches = command().get_matches();
    match grade(&matches) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            // As for other misuse of the command line.
            let is_misuse = error.kind() == io::ErrorKind::InvalidInput;
            ExitCode::from(if is_misuse { 2 } else { 1 })
        }
    }
}

fn command() -> Command {
    let path = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .long(name)
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .help(help)
    };
    let number =
        |name: &'static str, unit: &'static str, help: &'static str| {
            Arg::new(name)
                .long(name)
                .value_name(unit)
                .value_parser(value_parser!(u64).range(1..1_000_000))
                .help(help)
        };
    Command::new("grade")
        .bin_name("cargo run -p grade --")
        .about("Checks the exercises of a class against this copy of the course")
        .arg(
            Arg::new("class")
                .value_name("CLASS")
                .required(true)
                .num_args(1..)
                .value_parser(value_parser!(PathBuf))
                .help(
                    "Students: folders (a checkout, or `mine`), archives (.zip, \
                     .tar, .tar.gz), folders of these, or a .txt file with one \
                     path on each line",
                ),
        )
        .arg(path("csv", "Write a line for each student and exercise"))
        .arg(path("json", "Write the same as JSON"))
        .arg(number("jobs", "N", "Checks at a time [default: 4 for each core]"))
        .arg(
            number("limit", "SECONDS", "For each check")
                .default_value("30"),
        )
        .arg(
            number("memory", "MB", "For each process of a check")
                .default_value("1024"),
        )
        .arg(
            Arg::new("trust")
                .long("trust")
                .action(ArgAction::SetTrue)
                .help(
                    "Run the students' programs even where they cannot be \
                     contained (other systems than Linux)",
                ),
        )
        .after_help(
            "Exit codes: 0, the class is graded; 1, it could not be; 2, wrong \
             usage.",
        )
}

fn grade(matches: &ArgMatches) -> io::Result<()> {
    let number = |name: &str| matches.get_one::<u64>(name).copied();
    let exercises = catalogue::all()?;
    let class = matches.get_many::<PathBuf>("class").into_iter().flatten();
    let students = students::find(class, &exercises)?;
    for file in ["csv", "json"].map(|name| file_of(matches, name)) {
        // Before the class is checked, not after.
        file.map_or(Ok(()), is_writable)?;
    }
    let is_contained = contained::is_possible();
    if !is_contained && !matches.get_flag("trust") {
        return Err(io::Error::other(
            "on this system a student's program can reach your files. Grade on \
             Linux (5.13 or later), or in a virtual machine, or add `--trust`",
        ));
    }
    build::prepare()?;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let jobs = number("jobs").map_or(4 * cores, |jobs| jobs as usize);
    let limits = Limits {
        is_contained,
        seconds: number("limit").unwrap_or(30),
        megabytes: number("memory").unwrap_or(1024),
    };
    let graded = all(students, &exercises, jobs, &limits)?;
    // The files first: nothing may read the table to its end.
    if let Some(file) = file_of(matches, "csv") {
        report::csv(file, &graded)?;
    }
    if let Some(file) = file_of(matches, "json") {
        report::json(file, &graded)?;
    }
    report::table(&graded, &exercises)
}

fn file_of<'a>(matches: &'a ArgMatches, name: &str) -> Option<&'a Path> {
    matches.get_one::<PathBuf>(name).map(PathBuf::as_path)
}

fn is_writable(file: &Path) -> io::Result<()> {
    let opened = fs::File::options().append(true).create(true).open(file);
    opened.map(drop).map_err(|error| {
        let file = file.display();
        io::Error::other(format!("{file} cannot be written: {error}"))
    })
}

/// While one student's answers are checked, the next one's are built.
fn all(
    students: Vec<Student>,
    exercises: &[Exercise],
    jobs: usize,
    limits: &Limits,
) -> io::Result<Vec<Graded>> {
    let count = students.len();
    let (sender, built) = mpsc::sync_channel::<(Student, Built)>(1);
    thread::scope(|scope| {
        let building = scope.spawn(move || {
            for student in students {
                let built = build::build(&student, exercises)?;
                if sender.send((student, built)).is_err() {
                    break;
                }
            }
            Ok(())
        });
        let mut all = Vec::new();
        for (student, built) in built {
            let nth = all.len() + 1;
            eprintln!("{nth} of {count}: {}", student.name);
            all.push(run::run(student, &built, exercises, jobs, limits)?);
        }
        let built: io::Result<()> = building.join().unwrap_or(Ok(()));
        built.map(|()| all)
    })
}

/// A new temporary folder, for one check, build or archive.
fn folder() -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("grade-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Checks may run as another user.
        builder.permissions(fs::Permissions::from_mode(0o711));
    }
    builder.tempdir()
}

/// Does this with each item, several at a time. The results are in any order.
fn in_parallel<T: Send, R: Send>(
    jobs: usize,
    items: Vec<T>,
    work: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let items = Mutex::new(items.into_iter());
    let next = || items.lock().ok()?.next();
    let done = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                while let Some(item) = next() {
                    let result = work(item);
                    if let Ok(mut done) = done.lock() {
                        done.push(result);
                    }
                }
            });
        }
    });
    done.into_inner().unwrap_or_default()
}
