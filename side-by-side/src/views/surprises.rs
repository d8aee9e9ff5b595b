//! Which versions did not end, or answer, as their cards say.

use super::notes::STDERR_AT_MOST;
use crate::{
    program::Program,
    recording::Outcome,
    run::{Ran, Run},
    screen::Look,
};

/// Lanes and lines that are named.
const NAMED_AT_MOST: usize = 12;

/// Lines for each version that surprised; empty if all is as on the card.
pub(crate) fn surprises(run: &Run, look: Look) -> String {
    let surprises = run.versions.iter().filter(|ran| !ran.is_as_on_card);
    let lines = surprises.flat_map(|ran| lines_of(&run.program, ran));
    lines.map(|line| look.plain(&line) + "\n").collect()
}

fn lines_of(program: &Program, ran: &Ran) -> Vec<String> {
    let name = format!("{} on {}", program.name, ran.version.runtime());
    let mut lines = vec![format!("{name}: {}", what_differs(ran))];
    let recording = &ran.recording;
    if recording.outcome != Some(ran.version.ends) {
        lines.extend(recording.notes.iter().map(|note| format!("  {note}")));
        let stderr = recording.stderr.iter().take(STDERR_AT_MOST);
        lines.extend(stderr.map(|line| format!("  stderr: {line}")));
    }
    if recording.outcome == Some(Outcome::Hung) && ran.answer.is_none() {
        lines.push("  it has longer with `--deadline 60s`".to_owned());
    }
    if ran.answer.is_none() {
        let tasks = recording.tasks.iter();
        let tasks = tasks.map(|t| format!("{} {}", t.name, t.end.as_str()));
        let said = recording.said.iter().map(|said| said.text.clone());
        lines.push(format!("  lanes: {}", some_of(tasks.collect())));
        lines.push(format!("  said: {}", some_of(said.collect())));
    }
    lines
}

/// `now 9 s; the card says 8 s`.
fn what_differs(ran: &Ran) -> String {
    let answer = ran.answer.as_deref();
    let outcome = ran.recording.outcome.map_or("unfinished", Outcome::as_str);
    let is_end_of_card = ran.recording.outcome == Some(ran.version.ends);
    let ends = ran.version.ends.as_str();
    if let Some(real) = ran.version.imitates {
        return if is_end_of_card {
            let answer = answer.unwrap_or("no answer");
            format!("the card takes it for the version on {real} ({answer})")
        } else {
            format!("now {outcome}; a counterexample is to come to its end")
        };
    }
    let card = ran.version.expected.join(" or ");
    if !is_end_of_card {
        let too_many = too_many_threads(ran);
        let answer = answer.or(too_many.as_deref()).unwrap_or("no answer");
        return format!(
            "now {outcome} ({answer}); the card says {ends} ({card})"
        );
    }
    if let Some(answer) = answer {
        return format!("now {answer}; the card says {card}");
    }
    if let Some(too_many) = too_many_threads(ran) {
        return format!("now {too_many}");
    }
    format!(
        "no answer now; the card says {card}. It answers only if it sees how \
         this came about: what its claim and `Watch for` say"
    )
}

/// `3 threads; the card says 2 at most`, and so gives no answer.
fn too_many_threads(ran: &Ran) -> Option<String> {
    let (seen, most) = ran.version.too_many_threads(&ran.recording)?;
    Some(format!("{seen} threads; the card says {most} at most"))
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
        program::{Question, Version},
        recording::{Recording, Said},
    };
    use std::process::ExitCode;

    const REAL: Version = Version::new("on_smol.rs", "", || ExitCode::SUCCESS)
        .answers(&["4 s"])
        .threads(2);
    const NOT: Version =
        Version::new("not_two.rs", "", || ExitCode::SUCCESS).imitates("smol");
    const PROGRAM: Program = Program {
        name: "painting",
        question: Question {
            ask: "How long?",
            answers: &["4 s", "8 s"],
            observe: |recording| {
                let text = recording.said.first()?.text.clone();
                text.ends_with(" s").then_some(text)
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
    fn what_is_as_on_the_card_is_no_surprise() {
        assert_eq!(shown(REAL, |r| say(r, "4 s")), "");
        assert_eq!(shown(NOT, |r| say(r, "8 s")), "");
    }

    #[test]
    fn another_answer_is_said_beside_the_card_s() {
        assert_eq!(
            shown(REAL, |r| say(r, "8 s")),
            "painting on smol: now 8 s; the card says 4 s\n"
        );
    }

    #[test]
    fn without_an_answer_there_is_what_was_seen() {
        assert_eq!(
            shown(REAL, |r| say(r, "tea")),
            "painting on smol: no answer now; the card says 4 s. It answers \
             only if it sees how this came about: what its claim and `Watch \
             for` say\n  lanes: nothing\n  said: tea\n"
        );
        let too_many = |r: &mut Recording| r.usage.thread_count = Some(3);
        let text = shown(REAL, too_many);
        assert!(text.contains("now 3 threads; the card says 2"), "{text}");
    }

    #[test]
    fn another_end_comes_with_its_reason() {
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
            "painting on not-two: now panicked; a counterexample is to come \
             to its end\n  stderr: no paint is left\n"
        );
    }

    #[test]
    fn too_many_threads_are_said_with_another_end_too() {
        let text = shown(REAL, |recording| {
            recording.outcome = Some(Outcome::Panicked);
            recording.usage.thread_count = Some(3);
        });
        let sentence = "now panicked (3 threads; the card says 2 at most)";
        assert!(text.contains(sentence), "{text}");
    }

    #[test]
    fn a_counterexample_that_the_card_accepts_is_named_with_the_real_one() {
        assert_eq!(
            shown(NOT, |r| say(r, "4 s")),
            "painting on not-two: the card takes it for the version on smol \
             (4 s)\n"
        );
    }
}
