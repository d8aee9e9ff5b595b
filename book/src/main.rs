//! `cargo run -p book`: the course as a site.

use std::{env, process::ExitCode};

use book::{
    Result,
    course::{Course, target_folder},
    pages::{Book, GitHub},
    replays, site,
};

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        [] => build(true),
        ["--without-replays"] => build(false),
        ["-h" | "--help"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => {
            let args = args.join(" ");
            eprintln!("error: unknown arguments `{args}`; see `-- --help`");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn build(with_replays: bool) -> Result<()> {
    if with_replays {
        // Recording takes minutes.
        site::find("mdbook".as_ref())?;
    }
    let course = Course::read()?;
    let sources = target_folder()?.join("book-sources");
    site::clear(&sources)?;
    let recorded = if with_replays {
        replays::record(&course, &sources.join("src"))?
    } else {
        Default::default()
    };
    let github = GitHub::of_this_build();
    let book = Book::new(&course, &recorded, github.as_ref())?;
    site::write(&book, &sources)?;
    let index = site::build(&sources, "mdbook".as_ref(), github.as_ref())?;
    println!("open {}", index.display());
    Ok(())
}

const HELP: &str = "\
Builds a site of the course: the lessons, each program with its replay, the
exercises, the tables.

Usage: cargo run -p book [-- OPTION]

Options:
      --without-replays  Record nothing, which takes seconds instead of minutes
  -h, --help             Print help

The chapters are written to target/book-sources. Then mdBook builds the site in
target/book. If mdBook is missing, nothing is recorded, and the exit code is 1.
In GitHub Actions, links to sources lead to GitHub; otherwise to copies in
the site.

Exit codes: 0, the site is built; 1, it is not; 2, wrong usage.
";
