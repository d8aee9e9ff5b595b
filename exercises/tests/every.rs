//! Every exercise: its starter fails with the meant sentence, its solution and
//! other right ones pass, wrong ones are rejected with a word that helps, and
//! what a runner or a reader needs is there.
//!
//! All of them are modules of this one executable, because so many executables
//! would take long to link. With an argument it is one of them.

#![expect(
    clippy::duplicate_mod,
    reason = "the programs of an exercise share its checks"
)]

use exercises::{
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

/// `name: "folder/file.rs"`.
macro_rules! every {
    ($($name:ident: $path:literal,)+) => {
        $(
            #[path = $path]
            mod $name;
        )+

        const EVERY: &[(&str, fn() -> ExitCode)] =
            &[$(($path, $name::main)),+];
    };
}

include!("every.in");

fn main() -> ExitCode {
    exercises::play_child();
    let args: Vec<String> = env::args().collect();
    if let Some(path) = args.get(1) {
        let found = EVERY.iter().find(|(known, _)| known == path);
        return match found {
            Some((_, main)) => main(),
            // Options of `cargo test` for other tests.
            None => ExitCode::SUCCESS,
        };
    }
    let exercises = catalogue::all().expect("the catalogue is sound");
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
                    let trouble = job.trouble();
                    found.lock().expect("no panic").extend(trouble);
                }
            });
        }
    });
    troubles.extend(found.into_inner().expect("no panic"));
    println!("{} exercises, {count} programs", exercises.len());
    for trouble in &troubles {
        println!("\n{trouble}");
    }
    ExitCode::from(u8::from(!troubles.is_empty()))
}

/// A program that is to be judged so.
struct Job {
    path: String,
    /// `None`: it passes.
    says: Option<String>,
}

impl Job {
    /// Only Linux tells how many threads a process has, and Windows has no
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
        command.arg(&self.path).env("COLUMNS", "200");
        let output = command.output().expect("it was built");
        let stdout = String::from_utf8_lossy(&output.stdout);
        // However the lines are broken.
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
            None => "is to pass".to_owned(),
            Some(says) => format!("is to be told: {says}"),
        };
        (!is_good).then(|| format!("{} {wanted}\n{stdout}", self.path))
    }
}

fn jobs(exercise: &Exercise) -> Vec<Job> {
    let path = |file: &Path| {
        let home = catalogue::home();
        let file = file.strip_prefix(&home).unwrap_or(file);
        // As the macro has it, on Windows, too.
        format!("../{}", file.display()).replace('\\', "/")
    };
    let mut jobs = vec![
        Job {
            path: path(&exercise.starter()),
            says: Some(exercise.says.clone()),
        },
        Job {
            path: path(&exercise.solution()),
            says: None,
        },
    ];
    for file in programs(exercise, "right") {
        jobs.push(Job {
            path: path(&file),
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
            path: path(&file),
            says: Some(says),
        });
    }
    jobs
}

/// What an exercise lacks.
fn missing(exercise: &Exercise) -> Vec<String> {
    let mut missing = Vec::new();
    let name = &exercise.name;
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_default();
    if read(&exercise.student()) != read(&exercise.starter()) {
        missing.push(format!(
            "{name}: exercise.rs is not starter.rs; the repository has it \
             unsolved"
        ));
    }
    if !exercise.folder.join("README.md").is_file() {
        missing.push(format!("{name} has no README.md"));
    }
    if programs(exercise, "wrong").len() < 2 {
        missing.push(format!("{name} has fewer than two wrong solutions"));
    }
    if !(2..=3).contains(&exercise.hints.len()) {
        missing.push(format!("{name} is to have two or three hints"));
    }
    missing
}

/// Lists that do not have what is in exercises.toml and in the folders.
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
                 writes it anew"
            )
        })
        .collect()
}
