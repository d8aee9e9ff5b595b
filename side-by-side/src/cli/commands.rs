//! What the command line can ask for, done.

use std::{
    fs,
    io::{self, BufWriter, Write},
    path::PathBuf,
};

use super::{
    browser::show,
    files::{Files, Records},
    grammar::Wanted,
    predict::{Predictions, ask},
};
use crate::{
    program::{Lesson, Program, Version, json::write_cards},
    run::Run,
    screen::{Screen, Stdout, cannot_write},
    views::{self, Score},
};

pub(super) struct Shown<'a> {
    pub(super) lesson: &'a Lesson,
    pub(super) wanted: &'a Wanted<'a>,
    pub(super) screen: Screen,
}

/// `Ok(false)`: some version did not end, or answer, as its card says.
impl Shown<'_> {
    pub(super) fn run(&self) -> io::Result<bool> {
        let mut files = Files::new(self.wanted)?;
        if self.wanted.predict && self.wanted.predictions.is_none() {
            // An earlier run would give the answers away.
            self.screen.scroll_away()?;
        }
        let mut is_good = true;
        let mut score = Score::default();
        let mut has_seen_enough = false;
        for (nth, program) in self.wanted.programs.iter().enumerate() {
            if nth > 0 {
                self.screen.print("\n")?;
            }
            let Some(predictions) = self.predictions(program, true)? else {
                has_seen_enough = true;
                break;
            };
            let second = self.wanted.settings.second;
            let title = views::title(program, second, self.screen.look());
            self.screen.print(&title)?;
            let mut live = self.screen.live();
            let mut run = self.record(program, |recordings| {
                live.draw(|look, lines| {
                    views::live(program, recordings, look, lines)
                })
            })?;
            let look = self.screen.look();
            live.finish(&format!(
                "{}\n{}{}\n{}",
                views::timeline(run.recordings(), look),
                views::summary(&run, look),
                views::rejections(&run, look),
                views::card(program, look),
            ))?;
            is_good &= self.tell_surprises(&run);
            if self.wanted.predict {
                run.predict(&predictions);
                score.add(&run);
                self.screen.print(&views::marks(&run, look))?;
            }
            files.add(self.lesson, &run)?;
        }
        let is_page_written = files.finish(self.lesson)?;
        let score = score.draw(self.screen.look());
        if has_seen_enough {
            // The terminal may be gone.
            self.screen.print(&score).ok();
            self.open(is_page_written);
            return Ok(is_good);
        }
        self.screen.print(&score)?;
        let programs = self.wanted.programs.iter();
        let shown: Vec<&Version> =
            programs.flat_map(|p| self.wanted.versions(p)).collect();
        let look = self.screen.look();
        let end = views::where_to_go_next(self.lesson, &shown, look);
        self.screen.print(&end)?;
        self.open(is_page_written);
        Ok(is_good)
    }

    pub(super) fn json(&self) -> io::Result<bool> {
        let mut files = Files::new(self.wanted)?;
        let stdout = Records::new(Stdout, self.wanted.programs.len());
        let mut stdout = stdout.map_err(cannot_write)?;
        let mut is_good = true;
        for program in &self.wanted.programs {
            let Some(predictions) = self.predictions(program, false)? else {
                break;
            };
            let mut run = self.record(program, |_| Ok(()))?;
            run.predict(&predictions);
            stdout.write(self.lesson, &run).map_err(cannot_write)?;
            files.add(self.lesson, &run)?;
            is_good &= self.tell_surprises(&run);
        }
        stdout.finish().map_err(cannot_write)?;
        let is_page_written = files.finish(self.lesson)?;
        self.open(is_page_written);
        Ok(is_good)
    }

    pub(super) fn list(&self) -> io::Result<bool> {
        let list = views::list(self.lesson, self.screen.look());
        self.screen.print(&list)?;
        Ok(true)
    }

    pub(super) fn cards(&self) -> io::Result<bool> {
        let all: Vec<_> = self.lesson.programs.iter().collect();
        let mut out = BufWriter::new(Stdout);
        write_cards(&mut out, self.lesson, &all).map_err(cannot_write)?;
        out.write_all(b"\n").map_err(cannot_write)?;
        out.flush().map_err(cannot_write)?;
        Ok(true)
    }

    pub(super) fn markdown(&self) -> io::Result<bool> {
        if self.wanted.write {
            let all: Vec<_> = self.lesson.programs.iter().collect();
            write_table(&views::markdown(&all))?;
        } else {
            let table = views::markdown(&self.wanted.programs);
            self.screen.print(&table)?;
        }
        Ok(true)
    }

    pub(super) fn code(&self) -> io::Result<bool> {
        for (nth, program) in self.wanted.programs.iter().enumerate() {
            if nth > 0 {
                self.screen.print("\n")?;
            }
            let versions = self.wanted.versions(program);
            let code =
                views::code(&versions, program.are_steps, self.screen.look());
            self.screen.print(&code)?;
        }
        Ok(true)
    }

    /// What the reader expects: nothing, if nobody asks. `None`: the input has
    /// ended, so nothing more is to run.
    fn predictions(
        &self,
        program: &Program,
        is_stdout_free: bool,
    ) -> io::Result<Option<Predictions>> {
        let wanted = self.wanted;
        match &wanted.predictions {
            Some(given) => Ok(Some(given.clone())),
            None if !wanted.predict => Ok(Some(Predictions::new())),
            None => {
                let versions = wanted.versions(program);
                ask(program, &versions, &self.screen, is_stdout_free)
            }
        }
    }

    /// It is no failure if no browser shows the page: it was written.
    fn open(&self, is_written: bool) {
        if let Some(page) = &self.wanted.html
            && self.wanted.open
            && is_written
        {
            // stdout may be for JSON alone.
            writeln!(anstream::stderr(), "{}", show(page)).ok();
        }
    }

    fn record(
        &self,
        program: &Program,
        progress: impl FnMut(&[&crate::Recording]) -> io::Result<()>,
    ) -> io::Result<Run> {
        let versions = self.wanted.versions(program);
        let (settings, deadline) =
            (&self.wanted.settings, self.wanted.deadline);
        Run::record(program, &versions, settings, deadline, progress)
    }

    /// Says which versions did not end, or answer, as their cards say. That is
    /// no error: programs are here to be changed.
    fn tell_surprises(&self, run: &Run) -> bool {
        let surprises = views::surprises(run, self.screen.look());
        // If nobody reads it, there is still the exit code.
        write!(anstream::stderr(), "{surprises}").ok();
        surprises.is_empty()
    }
}

/// Puts the table in the place of the one in the lesson's README.
fn write_table(table: &str) -> io::Result<()> {
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| {
        io::Error::other(
            "--write does not know where the README is; use `cargo run`",
        )
    })?;
    let path = PathBuf::from(folder).join("README.md");
    let cannot =
        |what: &str| io::Error::other(format!("{} {what}", path.display()));
    let readme = fs::read_to_string(&path)
        .map_err(|e| cannot(&format!("cannot be read: {e}")))?;
    let first = table.lines().next().unwrap_or_default();
    let lead = first.split(" question").next().unwrap_or_default();
    let lines: Vec<&str> = readme.lines().collect();
    let begin = lines.iter().position(|line| line.starts_with(lead));
    let begin = begin.ok_or_else(|| {
        cannot(&format!(
            "has no table; write a line `{lead}` where it is to be"
        ))
    })?;
    let is_row = |nth: &usize| {
        let next = lines.get(nth + 1);
        // A table of steps may follow.
        lines[*nth].starts_with('|')
            || lines[*nth].is_empty()
                && next.is_some_and(|line| line.starts_with(lead))
    };
    let rows = (begin..lines.len()).take_while(is_row);
    let end = begin + rows.count();
    let mut text = String::new();
    for line in lines[..begin].iter().copied().chain(table.lines()) {
        text += line;
        text += "\n";
    }
    for line in &lines[end..] {
        text += line;
        text += "\n";
    }
    fs::write(&path, text)
        .map_err(|e| cannot(&format!("cannot be written to: {e}")))
}
