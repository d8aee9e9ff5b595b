//! Which versions did not end or answer as their cards say.

use crate::render::notes::stderr;
use crate::render::style::{PLAIN, paragraph};
use crate::{
    lesson::Program,
    lesson::run::{Run, VersionRun},
    recording::{Outcome, Task},
    text::Look,
};

/// For a program of the reader's own that hangs.
const WHAT_TO_WATCH: &str = "  `watch_value` around a guard, a permit or a sender, and `watch` \
    around an inner future, show who holds what, and what waits for it";

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
        let line = format!("{}: no answer: {}.", ran.version.runtime(), ran.missing()?);
        Some(paragraph(PLAIN, &line, 2, look))
    });
    lines.collect()
}

fn lines_of(program: &Program, ran: &VersionRun) -> Vec<String> {
    let recording = &ran.recording;
    if !program.has_question() {
        let outcome = recording.outcome.map_or("unfinished", Outcome::as_str);
        let mut lines = vec![format!("{}: {outcome}", ran.version.runtime())];
        let has_values = recording.tasks.iter().any(Task::is_value);
        if recording.was_stopped() && !has_values {
            lines.push(WHAT_TO_WATCH.to_owned());
        }
        return lines;
    }
    let name = format!("{} on {}", program.name, ran.version.runtime());
    let mut lines = vec![format!("{name}: {}", what_differs(ran))];
    if recording.outcome != Some(ran.version.ends) {
        lines.extend(recording.notes.iter().map(|note| format!("  {note}")));
        lines.extend(stderr(recording).iter().map(|line| format!("  {line}")));
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
    if ran.version.is_counterexample() {
        return if is_end_of_card {
            format!("the judge accepts it ({answer})")
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
    let more = all.len().saturating_sub(NAMED_AT_MOST);
    all.truncate(NAMED_AT_MOST);
    match (all.join(", "), more) {
        (none, _) if none.is_empty() => "nothing".to_owned(),
        (all, 0) => all,
        (some, more) => format!("{some}, and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        lesson::{Question, Version},
        recording::require,
        render::fixtures::{assert_picture, recording, version},
    };

    const REAL: Version = version("on_smol.rs", "").answers(&["4 s"]);
    const NOT: Version = version("not_two.rs", "").imitates("smol").answers(&["4 s"]);
    const PROGRAM: Program = Program {
        name: "painting",
        question: Question {
            ask: "How long?",
            answers: &["4 s", "8 s"],
            judge: |recording| {
                let text = recording.program_says("…")?.text.clone();
                assert!(text != "paint", "no paint is left");
                require(text != "tea", "it is not painted")?;
                Ok(text)
            },
        },
        versions: &[REAL, NOT],
        ..Program::DEFAULTS
    };

    /// What is reported if the version says this.
    fn shown(version: Version, outcome: Outcome, text: &str) -> String {
        let mut recording = recording("smol", 0).saying(0, text);
        recording.outcome = Some(outcome);
        recording.usage.thread_count = None;
        recording.stderr = vec!["no paint is left".to_owned()];
        let run = Run::of(PROGRAM, [(version, recording)]);
        surprises(&run, Look::new(80))
    }

    /// A counterexample must have another answer or none. If only its threads
    /// tell it apart, it is not judged where their number is unknown.
    #[test]
    fn a_version_that_is_as_on_its_card_is_not_reported() {
        assert_eq!(shown(REAL, Outcome::Finished, "4 s"), "");
        assert_eq!(shown(NOT, Outcome::Finished, "8 s"), "");
        assert_eq!(shown(NOT, Outcome::Finished, "tea"), "");
        let by_threads = NOT.differs_in_threads();
        assert_eq!(shown(by_threads, Outcome::Finished, "4 s"), "");
    }

    /// With its answer and the card's, or why there is none (perhaps the judge
    /// panicked) and what was seen instead. A counterexample must exit normally.
    #[test]
    fn a_version_that_differs_from_its_card_is_reported() {
        let text = [
            shown(REAL, Outcome::Finished, "8 s"),
            shown(REAL, Outcome::Finished, "tea"),
            shown(REAL, Outcome::Finished, "paint"),
            shown(REAL, Outcome::Panicked, "4 s"),
            shown(REAL, Outcome::Hung, "tea"),
            shown(NOT, Outcome::Panicked, "4 s"),
            shown(NOT, Outcome::Finished, "4 s"),
        ];
        assert_picture("mismatch", &text.concat());
    }
}
