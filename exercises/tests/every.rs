//! Checks every exercise: its starter fails with the expected message, its
//! solution and other right programs pass, wrong ones are rejected with a
//! helpful message, and all files and entries exist.
//!
//! All programs are modules of this executable, because linking one executable
//! for each would take long. With a name as argument, it checks that program.

use exercises::{
    Program,
    catalogue::{self, Exercise},
    code,
    lists::{self, programs},
};
use std::{
    env, fs,
    path::Path,
    process::{Command, ExitCode},
    sync::Mutex,
    thread,
};

include!("every.in");

fn main() -> ExitCode {
    if let Some(code) = Program::judge_one(PROGRAMS) {
        return code;
    }
    // An option of `cargo test` that is meant for other tests.
    if env::args().len() > 1 {
        return ExitCode::SUCCESS;
    }
    let exercises = catalogue::all().expect("the list is valid");
    let mut troubles: Vec<String> =
        exercises.iter().flat_map(missing).collect();
    troubles.extend(out_of_date());
    let jobs = exercises.iter().flat_map(jobs).filter(Job::can_be_judged);
    let jobs: Vec<_> = jobs.collect();
    let count = jobs.len();
    let jobs = Mutex::new(jobs.into_iter());
    let found = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..5 {
            scope.spawn(|| {
                while let Some(job) = { jobs.lock().expect("no panic").next() }
                {
                    if job.trouble().is_some() {
                        found.lock().expect("no panic").push(job);
                    }
                }
            });
        }
    });
    // On a busy machine a program may be late, so it runs once more, alone.
    let again = found.into_inner().expect("no panic");
    troubles.extend(again.iter().filter_map(Job::trouble));
    let again = again.iter().map(|job| job.name.as_str());
    let again: Vec<&str> = again.collect();
    println!("{} exercises, {count} programs", exercises.len());
    println!("run twice: {again:?}");
    for trouble in &troubles {
        println!("\n{trouble}");
    }
    ExitCode::from(u8::from(!troubles.is_empty()))
}

/// A program, and the verdict that it must get.
struct Job {
    /// As in every.in.
    name: String,
    /// `None`: it passes.
    says: Option<String>,
}

impl Job {
    /// Only Linux tells the number of a process's threads, and Windows has no
    /// zombies.
    fn can_be_judged(&self) -> bool {
        let says = self.says.as_deref().unwrap_or_default();
        let needs_linux = says.contains("after the first poll")
            || says.starts_with("the process had");
        let needs_unix = says.starts_with("a child was left");
        (cfg!(target_os = "linux") || !needs_linux)
            && (cfg!(unix) || !needs_unix)
    }

    fn trouble(&self) -> Option<String> {
        let mut command = Command::new(env::current_exe().expect("it runs"));
        command.arg(&self.name).env("COLUMNS", "200");
        let output = command.output().expect("it was built");
        let stdout = String::from_utf8_lossy(&output.stdout);
        // Wherever the lines are broken.
        let words: Vec<&str> = stdout.split_whitespace().collect();
        let words = words.join(" ");
        let code = output.status.code().unwrap_or(-1);
        let is_good = match &self.says {
            None => code == i32::from(code::PASSED),
            Some(says) => {
                let codes = [code::FAILED, code::HANGS].map(i32::from);
                codes.contains(&code) && words.contains(says.as_str())
            }
        };
        let wanted = match &self.says {
            None => "must pass".to_owned(),
            Some(says) => format!("must get the verdict: {says}"),
        };
        (!is_good).then(|| format!("{} {wanted}\n{stdout}", self.name))
    }
}

fn jobs(exercise: &Exercise) -> Vec<Job> {
    let name = |file: &Path| {
        let stem = file.file_stem().unwrap_or_default();
        format!("{}_{}", exercise.name, stem.display())
    };
    let mut jobs = vec![
        Job {
            name: name(&exercise.starter()),
            says: Some(exercise.says.clone()),
        },
        Job {
            name: name(&exercise.solution()),
            says: None,
        },
    ];
    for file in programs(exercise, "right") {
        jobs.push(Job {
            name: name(&file),
            says: None,
        });
    }
    for file in programs(exercise, "wrong") {
        let source = fs::read_to_string(&file).expect("it is text");
        let says = source.lines().find_map(|line| {
            line.strip_prefix("//! The check says: ").map(str::to_owned)
        });
        let says = says.unwrap_or_else(|| {
            "(its header has no line `//! The check says: `)".into()
        });
        jobs.push(Job {
            name: name(&file),
            says: Some(says),
        });
    }
    jobs
}

/// What is missing in an exercise.
fn missing(exercise: &Exercise) -> Vec<String> {
    let mut missing = Vec::new();
    let name = &exercise.name;
    if !exercise.folder.join("README.md").is_file() {
        missing.push(format!("{name} has no README.md"));
    }
    if programs(exercise, "wrong").len() < 2 {
        missing.push(format!("{name} has fewer than two wrong solutions"));
    }
    if !(2..=3).contains(&exercise.hints.len()) {
        missing.push(format!("{name} must have two or three hints"));
    }
    missing
}

/// Generated files that do not match exercises.toml and the folders.
fn out_of_date() -> Vec<String> {
    let texts = lists::texts().expect("all can be read");
    let files = lists::files().into_iter().zip(texts);
    let differ = files.filter(|(file, text)| {
        !fs::read_to_string(file).is_ok_and(|there| there == *text)
    });
    differ
        .map(|(file, _)| {
            let file = file.display();
            format!(
                "{file} is out of date: `cargo run -p exercises -- lists` \
                 updates it"
            )
        })
        .collect()
}
