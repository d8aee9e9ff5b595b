//! A picture while it is drawn: its lines so far, and the signs in them.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use crate::recording::{Recording, Task, threads_of};
use crate::render::lanes::axis::Scale;
use crate::render::lanes::cells::states;
use crate::render::lanes::glyphs::{Sign, legend, thread_signs};
use crate::render::style::{QUIET, STRONG, styled};
use crate::text::Look;

pub(crate) struct Picture {
    pub(crate) scale: Scale,
    lines: Vec<String>,
    signs: BTreeSet<Sign>,
}

impl Picture {
    /// Starts with the labels of the time axis.
    pub(crate) fn new(scale: Scale) -> Picture {
        Picture {
            lines: vec![styled(QUIET, scale.labels())],
            signs: BTreeSet::new(),
            scale,
        }
    }

    /// Ends with the legend.
    pub(crate) fn finish(mut self) -> String {
        self.lines.extend(legend(&self.signs, self.scale.look));
        let lines = self.lines.into_iter().map(|line| line + "\n");
        lines.collect()
    }

    pub(crate) fn height(&self) -> usize {
        self.lines.len()
    }

    pub(crate) fn line(&mut self, line: String) {
        self.lines.push(line);
    }

    /// A version's name, and time as long as the version ran.
    pub(crate) fn head(&mut self, recording: &Recording) {
        let name = self.scale.look.fit(&recording.runtime, self.scale.names);
        let axis = self.scale.axis(recording.wall_ns);
        self.line(format!("{} {}", styled(STRONG, name), styled(QUIET, axis)));
    }

    /// What these tasks did, one after the other, and how many columns that
    /// takes after the names.
    pub(crate) fn lanes(&mut self, tasks: &[&Task], recording: &Recording) -> (String, usize) {
        let mut line = self.label(tasks) + " ";
        let mut signs: Vec<Option<Sign>> = Vec::new();
        for task in tasks {
            let states = states(task, recording.wall_ns, &self.scale);
            let end = Sign::of_end(task, recording);
            let own = states.iter().map(|state| state.map(Sign::In));
            let begun = own.clone().take_while(Option::is_none).count();
            // The end of the one before stays, even if this one begins in its
            // cell; unless this one ends there, too.
            if signs.len() < begun {
                signs.resize(begun, None);
            } else if signs.len() > states.len() {
                signs.truncate(states.len());
            }
            let drawn = signs.len();
            signs.extend(own.skip(drawn).chain(end.map(Some)));
        }
        for run in signs.chunk_by(|a, b| a == b) {
            match run[0] {
                Some(sign) => line += &self.sign(sign, run.len()),
                None => line += &" ".repeat(run.len()),
            }
        }
        (line, signs.len())
    }

    /// A text below a lane, with a label in the column for names.
    pub(crate) fn row(&mut self, label: &str, text: &str) {
        let label = self.scale.look.fit(label, self.scale.names);
        let text = self.scale.look.cut(text, self.scale.space());
        self.line(format!("{} {text}", styled(QUIET, label)));
    }

    /// If name and threads do not fit, the name is cut first.
    fn label(&mut self, lanes: &[&Task]) -> String {
        let (look, width) = (self.scale.look, self.scale.names);
        if threads_of(lanes.iter().copied()).contains(&0) {
            self.signs.insert(Sign::MainThread);
        }
        let label = label(lanes, look);
        let (name, signs) = label.rsplit_once(' ').unwrap_or_default();
        let room = width.saturating_sub(signs.width() + 1).max(width / 2);
        let name = look.cut(name, room);
        look.fit(&format!("{name} {signs}"), width)
    }

    fn sign(&mut self, sign: Sign, times: usize) -> String {
        self.signs.insert(sign);
        sign.draw(times, self.scale.look)
    }
}

/// The name that lanes share, and the threads that ran them.
pub(crate) fn label(lanes: &[&Task], look: Look) -> String {
    let name = look.plain(&lanes[0].name);
    let threads = thread_signs(&threads_of(lanes.iter().copied()), look);
    format!("  {name} {threads}")
}
