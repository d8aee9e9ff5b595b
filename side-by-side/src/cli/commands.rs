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
    pub(super) fn run(&self) -> io::Result<bool> {
        let mut files = Files::new(self.request)?;
        if self.request.predict && self.request.predictions.is_none() {
            // An earlier run would give the answers away.
            self.screen.scroll_away()?;
        }
        let mut is_good = true;
        let mut score = Score::default();
        let mut has_seen_enough = false;
        for (nth, program) in self.request.programs.iter().enumerate() {
            if nth > 0 {
                self.screen.print("\n")?;
            }
            let Some(predictions) = self.predictions(program, true)? else {
                has_seen_enough = true;
                break;
            };
            let mut run = self.show_run(program)?;
            is_good &= self.tell_surprises(&run);
            if self.request.predict {
                run.predict(&predictions);
                score.add(&run);
                let marks = render::marks(&run, self.screen.look());
                self.screen.print(&marks)?;
            }
            files.add(self.lesson, &run)?;
        }
        let is_page_written = files.finish()?;
        let look = self.screen.look();
        let mut end = score.draw(look);
        if !has_seen_enough {
            let programs = self.request.programs.iter();
            let shown: Vec<&Version> = programs.flat_map(|p| self.request.versions(p)).collect();
            end += &render::where_to_go_next(self.lesson, &shown, look);
        }
        match self.screen.print(&end) {
            // The terminal may be gone.
            Err(_) if has_seen_enough => {}
            printed => printed?,
        }
        self.open(is_page_written);
        Ok(is_good)
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

    pub(super) fn json(&self) -> io::Result<bool> {
        let mut files = Files::new(self.request)?;
        let stdout = Records::new(Stdout, self.request.programs.len());
        let mut stdout = stdout.map_err(cannot_write)?;
        let mut is_good = true;
        for program in &self.request.programs {
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
        let is_page_written = files.finish()?;
        self.open(is_page_written);
        Ok(is_good)
    }

    pub(super) fn list(&self) -> io::Result<bool> {
        let list = render::list(self.lesson, self.screen.look());
        self.screen.print(&list)?;
        Ok(true)
    }

    pub(super) fn cards(&self) -> io::Result<bool> {
        self.screen.print(&(cards(self.lesson) + "\n"))?;
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
