//! Carries out what the command line asks for.

use std::{
    cell::Cell,
    io::{self, Write},
};

use super::{
    browser::show,
    outputs::{Files, Records},
    predict::{Predictions, ask},
    request::Request,
};
use crate::{
    lesson::run::Run,
    lesson::{Lesson, Program, Version, json::cards},
    recording::Recording,
    render::{self, Score},
    terminal::{Screen, Stdout, cannot_write},
};

pub(super) struct Session<'a> {
    pub(super) lesson: &'a Lesson,
    pub(super) request: &'a Request<'a>,
    pub(super) screen: Screen,
    /// That of the version that ran last, if it has one.
    pub(super) exit_code: &'a Cell<Option<i32>>,
}

/// A shell adds the signal's number to this: 130 after Ctrl-C.
const OF_SIGNALS: i32 = 128;

/// `Ok(false)`: a version did not end or answer as its card says.
impl Session<'_> {
    /// Runs the programs, and shows each run as a picture, or all as JSON.
    pub(super) fn run(&self, is_json: bool) -> io::Result<bool> {
        let mut files = Files::new(self.request)?;
        let json = is_json.then(|| Records::new(Stdout, self.request.programs.len()));
        let mut json = json.transpose().map_err(cannot_write)?;
        if self.request.predict && self.request.predictions.is_none() && !is_json {
            // An earlier run would give the answers away.
            self.screen.scroll_away()?;
        }
        let mut is_good = true;
        let mut score = Score::default();
        let mut has_seen_enough = false;
        for (nth, program) in self.request.programs.iter().enumerate() {
            if nth > 0 && !is_json {
                self.screen.print("\n")?;
            }
            let Some(predictions) = self.predictions(program, !is_json)? else {
                has_seen_enough = true;
                break;
            };
            let mut run = match is_json {
                true => self.record(program, |_| Ok(()))?,
                false => self.show_run(program)?,
            };
            run.predict(&predictions);
            is_good &= self.tell_surprises(&run);
            if let Some(json) = &mut json {
                json.write(self.lesson, &run).map_err(cannot_write)?;
            } else if self.request.predict {
                score.add(&run);
                let marks = render::marks(&run, self.screen.look());
                self.screen.print(&marks)?;
            }
            files.add(self.lesson, &run)?;
        }
        if let Some(json) = json {
            json.finish().map_err(cannot_write)?;
        }
        let is_page_written = files.finish()?;
        if !is_json {
            self.print_end(&score, has_seen_enough)?;
        }
        self.open(is_page_written);
        Ok(is_good)
    }

    fn print_end(&self, score: &Score, has_seen_enough: bool) -> io::Result<()> {
        let look = self.screen.look();
        let mut end = score.draw(look);
        if has_seen_enough {
            // The terminal may be gone.
            self.screen.print(&end).ok();
            return Ok(());
        }
        let programs = self.request.programs.iter();
        let shown: Vec<&Version> = programs.flat_map(|p| self.request.versions(p)).collect();
        end += &render::where_to_go_next(self.lesson, &shown, look);
        self.screen.print(&end)
    }

    /// Live, and then the whole picture in place of the last frame.
    fn show_run(&self, program: &Program) -> io::Result<Run> {
        let second = self.request.settings.second;
        let title = render::title(program, second, self.screen.look());
        self.screen.print(&title)?;
        let mut live = self.screen.live();
        let run = self.record(program, |recordings| {
            live.draw(|look, lines| render::live(program, recordings, look, lines))
        })?;
        let look = self.screen.look();
        let is_short = self.request.on.is_empty() && !run.twins().is_empty();
        let short = is_short.then(|| run.without_twins());
        let drawn = short.as_ref().unwrap_or(&run);
        let mut lanes = render::timeline(drawn.recordings(), look);
        if is_short {
            lanes += &render::twins(&run, look);
        }
        if self.request.why {
            lanes += &render::whys(drawn, look);
        }
        let table = render::summary(drawn, look) + &render::rejections(&run, look);
        let parts = [lanes, table, render::card(program, look)];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        live.finish(&parts.join("\n"))?;
        Ok(run)
    }

    pub(super) fn list(&self, is_json: bool) -> io::Result<bool> {
        self.screen.print(&match is_json {
            true => cards(self.lesson) + "\n",
            false => render::list(self.lesson, self.screen.look()),
        })?;
        Ok(true)
    }

    pub(super) fn code(&self) -> io::Result<bool> {
        for (nth, program) in self.request.programs.iter().enumerate() {
            if nth > 0 {
                self.screen.print("\n")?;
            }
            let versions = self.request.versions(program);
            let code = render::code(&versions, program.are_steps, self.screen.look());
            self.screen.print(&code)?;
        }
        Ok(true)
    }

    /// What the reader predicts; empty if no prediction was asked for. `None`:
    /// the input has ended, so nothing more must run.
    fn predictions(
        &self,
        program: &Program,
        is_stdout_free: bool,
    ) -> io::Result<Option<Predictions>> {
        let request = self.request;
        match &request.predictions {
            Some(given) => Ok(Some(given.clone())),
            None if !request.predict => Ok(Some(Predictions::new())),
            None => {
                let versions = request.versions(program);
                ask(program, &versions, &self.screen, is_stdout_free)
            }
        }
    }

    /// A browser that cannot be started is not a failure: the page was written.
    fn open(&self, is_written: bool) {
        if let Some(page) = &self.request.html
            && self.request.open
            && is_written
        {
            // stdout may carry only JSON.
            writeln!(anstream::stderr(), "{}", show(page)).ok();
        }
    }

    fn record(
        &self,
        program: &Program,
        progress: impl FnMut(&[&Recording]) -> io::Result<()>,
    ) -> io::Result<Run> {
        let versions = self.request.versions(program);
        let (settings, deadline) = (&self.request.settings, self.request.deadline);
        let run = Run::record(program, &versions, settings, deadline, progress)?;
        let last = run.recordings().last();
        let of_signal = |recording: &Recording| Some(OF_SIGNALS + recording.signal?);
        let exit_code = last.and_then(|recording| recording.exit_code.or(of_signal(recording)));
        self.exit_code.set(exit_code);
        Ok(run)
    }

    /// Reports versions that did not end or answer as their cards say. This is
    /// not an error: programs are meant to be changed.
    fn tell_surprises(&self, run: &Run) -> bool {
        let surprises = render::surprises(run, self.screen.look());
        // If stderr is closed, the exit code still tells.
        write!(anstream::stderr(), "{surprises}").ok();
        surprises.is_empty()
    }
}
