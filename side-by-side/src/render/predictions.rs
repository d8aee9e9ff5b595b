//! The question before a run, and the marked predictions after it.

use std::{fmt::Write as _, iter};

use crate::render::style::{BAD, GOOD, QUIET, STRONG, paragraph, styled};
use crate::{lesson::Program, lesson::run::Run, text::Look};

/// The question and its numbered answers. Nothing reveals which one is right.
pub(crate) fn question(program: &Program, look: Look) -> String {
    let ask = format!("{}: {}", program.name, program.question.ask);
    let mut text = paragraph(STRONG, &ask, 2, look);
    for (nth, answer) in (1..).zip(program.question.answers) {
        text += &format!("  {nth}  {}\n", look.plain(answer));
    }
    text + &paragraph(QUIET, HOW, 2, look)
}

const HOW: &str = "Type a number, or the start of an answer. Enter \
                   skips the version, ? shows the code.";

/// Each prediction, right or wrong. After a wrong one comes the answer, and the
/// header of the version's source, which explains it.
pub(crate) fn marks(run: &Run, look: Look) -> String {
    let names = run.versions.iter().map(|ran| ran.version.runtime().len());
    let width = names.max().unwrap_or(0);
    let look = look.narrower(width + 2);
    let mut text = format!("\n{}\n", styled(STRONG, "Your predictions"));
    for ran in &run.versions {
        let Some(predicted) = ran.predicted else {
            continue;
        };
        let answer = ran.answer.as_deref().unwrap_or("");
        let (style, mark) = match ran.is_right() {
            Some(true) => (GOOD, format!("right: {predicted}")),
            Some(false) => {
                let mark = format!("wrong: you said `{predicted}`, the answer is `{answer}`");
                (BAD, mark)
            }
            None => {
                let why = ran.missing().unwrap_or_default();
                (
                    QUIET,
                    format!("`{predicted}`, but the run gave no answer: {why}"),
                )
            }
        };
        let mut lines = look.wrap(&look.plain(&mark), 7);
        if ran.is_right() == Some(false) {
            let reason = match ran.version.header() {
                header if header.is_empty() => run.program.claim(),
                header => header,
            };
            lines.extend(look.wrap(&look.plain(&reason), 0));
        }
        let leads = iter::once(ran.version.runtime()).chain(iter::repeat(String::new()));
        for (lead, line) in leads.zip(lines) {
            let lead = look.fit(&lead, width);
            writeln!(text, "{lead}  {}", styled(style, line)).ok();
        }
    }
    text
}

/// How many predictions were right, and which programs had wrong ones.
#[derive(Default)]
pub(crate) struct Score {
    right: usize,
    all: usize,
    programs: usize,
    wrong: Vec<&'static str>,
}

impl Score {
    pub(crate) fn add(&mut self, run: &Run) {
        let marks = run.versions.iter().filter_map(|ran| ran.is_right());
        let marks: Vec<bool> = marks.collect();
        self.all += marks.len();
        self.right += marks.iter().filter(|is_right| **is_right).count();
        self.programs += 1;
        if marks.contains(&false) {
            self.wrong.push(run.program.name);
        }
    }

    /// Empty for a single program, whose marks are on the screen.
    pub(crate) fn draw(&self, look: Look) -> String {
        if self.programs < 2 || self.all == 0 {
            return String::new();
        }
        let mut score = format!("Score: {} of {} right.", self.right, self.all);
        if !self.wrong.is_empty() {
            let programs = self.wrong.join(", ");
            write!(score, " Look again at: {programs}.").ok();
        }
        let lines = look.wrap(&score, 2).join("\n");
        format!("\n{}\n", styled(STRONG, lines))
    }
}
