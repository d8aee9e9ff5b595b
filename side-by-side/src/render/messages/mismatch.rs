//! Which versions did not end or answer as their cards say.

use crate::render::messages::below_lanes::STDERR_AT_MOST;
use crate::{
    lesson::Program,
    lesson::run::{Run, VersionRun},
    recording::Outcome,
    text::Look,
};

/// How many lanes and lines are listed at most.
const NAMED_AT_MOST: usize = 12;

/// Lines for each version that differs from its card; empty if none does.
pub(crate) fn surprises(run: &Run, look: Look) -> String {
    let surprises = run.versions.iter().filter(|ran| !ran.is_as_on_card);
    let lines = surprises.flat_map(|ran| lines_of(&run.program, ran));
    lines.map(|line| look.plain(&line) + "\n").collect()
}

/// Why counterexamples have no answer; empty if there are none.
pub(crate) fn rejections(run: &Run, look: Look) -> String {
    let versions = run.versions.iter();
    let rejected = versions.filter(|ran| ran.version.is_counterexample());
    let lines = rejected.filter_map(|ran| {
        let (name, why) = (ran.version.runtime(), ran.missing()?);
        Some(look.wrap(&look.plain(&format!("{name}: no answer: {why}.")), 2))
    });
    lines.flatten().map(|line| line + "\n").collect()
}

fn lines_of(program: &Program, ran: &VersionRun) -> Vec<String> {
    let name = format!("{} on {}", program.name, ran.version.runtime());
    let mut lines = vec![format!("{name}: {}", what_differs(ran))];
    let recording = &ran.recording;
    if recording.outcome != Some(ran.version.ends) {
        lines.extend(recording.notes.iter().map(|note| format!("  {note}")));
        let stderr = recording.stderr.iter().take(STDERR_AT_MOST);
        lines.extend(stderr.map(|line| format!("  stderr: {line}")));
    }
    if recording.outcome == Some(Outcome::Hung) && ran.answer.is_err() {
        lines.push("  `--deadline 60s` gives it more time".to_owned());
    }
    if ran.answer.is_err() {
        let tasks = recording.tasks.iter();
        let tasks = tasks.map(|t| format!("{} {}", t.name, t.end.as_str()));
        let said = recording.said.iter().map(|said| said.text.clone());
        lines.push(format!("  lanes: {}", some_of(tasks.collect())));
        lines.push(format!("  said: {}", some_of(said.collect())));
    }
    lines
}

/// `now 9 s; the card says 8 s`.
fn what_differs(ran: &VersionRun) -> String {
    let outcome = ran.recording.outcome.map_or("unfinished", Outcome::as_str);
    let is_end_of_card = ran.recording.outcome == Some(ran.version.ends);
    let ends = ran.version.ends.as_str();
    let answer = match (&ran.answer, ran.missing()) {
        (Ok(answer), _) => answer.clone(),
        (Err(_), why) => format!("no answer: {}", why.unwrap_or_default()),
    };
    if let Some(real) = ran.version.imitates {
        return if is_end_of_card {
            format!("the card accepts it as the version on {real} ({answer})")
        } else {
            format!("now {outcome}; a counterexample must exit normally")
        };
    }
    let card = ran.version.expected.join(" or ");
    match (&ran.answer, is_end_of_card) {
        (_, false) => {
            format!("now {outcome} ({answer}); the card says {ends} ({card})")
        }
        (Ok(_), true) => format!("now {answer}; the card says {card}"),
        (Err(_), true) => format!("{answer}. (The card expects {card}.)"),
    }
}

fn some_of(mut all: Vec<String>) -> String {
    if all.is_empty() {
        return "nothing".to_owned();
    }
    let more = all.len().saturating_sub(NAMED_AT_MOST);
    all.truncate(NAMED_AT_MOST);
    let mut text = all.join(", ");
    if more > 0 {
        text += &format!(", and {more} more");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        lesson::{Question, Version},
        recording::{Recording, Said, require},
    };
    use std::process::ExitCode;

    const REAL: Version = Version::new("on_smol.rs", "", || ExitCode::SUCCESS).answers(&["4 s"]);
    const NOT: Version = Version::new("not_two.rs", "", || ExitCode::SUCCESS).imitates("smol");
    const PROGRAM: Program = Program {
        name: "painting",
        question: Question {
            ask: "How long?",
            answers: &["4 s", "8 s"],
            judge: |recording| {
                let said = recording.program_says("…")?;
                let is_length = said.text.ends_with(" s");
                require(is_length, "it is not painted")?;
                Ok(said.text.clone())
            },
        },
        versions: &[REAL, NOT],
        ..Program::DEFAULTS
    };

    fn shown(version: Version, change: impl FnOnce(&mut Recording)) -> String {
        let mut recording = Recording {
            outcome: Some(Outcome::Finished),
            ..Recording::default()
        };
        change(&mut recording);
        let run = Run::of(PROGRAM, [(version, recording)]);
        let look = Look {
            width: 80,
            ascii: false,
            colour: false,
        };
        surprises(&run, look)
    }

    fn say(recording: &mut Recording, text: &str) {
        recording.said.push(Said {
            at_ns: 0,
            task: None,
            text: text.to_owned(),
            place: None,
        });
    }

    #[test]
    fn a_version_that_is_as_on_its_card_is_not_reported() {
        assert_eq!(shown(REAL, |r| say(r, "4 s")), "");
        assert_eq!(shown(NOT, |r| say(r, "8 s")), "");
    }

    #[test]
    fn a_different_answer_is_shown_with_the_card_s() {
        assert_eq!(
            shown(REAL, |r| say(r, "8 s")),
            "painting on smol: now 8 s; the card says 4 s\n"
        );
    }

    #[test]
    fn without_an_answer_the_lanes_and_words_are_listed() {
        assert_eq!(
            shown(REAL, |r| say(r, "tea")),
            "painting on smol: no answer: it is not painted. (The card \
             expects 4 s.)\n  lanes: nothing\n  said: tea\n"
        );
    }

    #[test]
    fn a_different_end_is_shown_with_its_reason() {
        let panics = |recording: &mut Recording| {
            recording.outcome = Some(Outcome::Panicked);
            recording.stderr.push("no paint is left".to_owned());
            say(recording, "4 s");
        };
        assert_eq!(
            shown(REAL, panics),
            "painting on smol: now panicked (4 s); the card says finished (4 \
             s)\n  stderr: no paint is left\n"
        );
        assert_eq!(
            shown(NOT, panics),
            "painting on not-two: now panicked; a counterexample must \
             exit normally\n  stderr: no paint is left\n"
        );
    }

    #[test]
    fn a_counterexample_that_the_card_accepts_is_reported() {
        assert_eq!(
            shown(NOT, |r| say(r, "4 s")),
            "painting on not-two: the card accepts it as the version on smol \
             (4 s)\n"
        );
    }
}
