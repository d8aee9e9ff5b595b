//! `--predict`: asks the reader for predictions before anything runs.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::{
    lesson::{Program, Version},
    render,
    terminal::Screen,
};

/// The reader's prediction for each version, in order, if there is one.
pub(super) type Predictions = Vec<Option<&'static str>>;

/// Asks at the terminal. `None`: the input has ended.
pub(super) fn ask(
    program: &Program,
    versions: &[&Version],
    screen: &Screen,
    is_stdout_free: bool,
) -> io::Result<Option<Predictions>> {
    let say = |text: &str| {
        if is_stdout_free && io::stdout().is_terminal() {
            return screen.print(text);
        }
        // If stderr is closed, no answer will come either.
        write!(anstream::stderr(), "{text}").ok();
        Ok(())
    };
    let question = render::question(program, screen.look());
    say(&question)?;
    let mut predictions = Vec::new();
    for version in versions {
        // The question is about the bug.
        if version.is_cure() {
            predictions.push(None);
            continue;
        }
        let answer = loop {
            say(&format!("{}: ", version.runtime()))?;
            let Some(typed) = read_line() else {
                // The terminal may be gone.
                say("\n").ok();
                return Ok(None);
            };
            match typed.trim() {
                "" => break None,
                "?" => {
                    say(&render::bare_code(versions, screen.look()))?;
                    // The sources may have filled the screen.
                    say(&question)?;
                }
                typed => match program.question.chosen(typed) {
                    Ok(answer) => break Some(answer),
                    Err(sentence) => say(&format!("{sentence}\n"))?,
                },
            }
        };
        predictions.push(answer);
    }
    say("\n")?;
    Ok(Some(predictions))
}

/// `None`: the input has ended, or the terminal is gone.
fn read_line() -> Option<String> {
    let mut line = Vec::new();
    let read = io::stdin().lock().read_until(b'\n', &mut line);
    let is_there = read.is_ok_and(|length| length > 0);
    is_there.then(|| String::from_utf8_lossy(&line).into_owned())
}

/// `--answers tokio=done,smol=cancelled`.
///
/// # Errors
///
/// A message, if a version or an answer does not exist.
pub(super) fn given(
    program: &Program,
    versions: &[&Version],
    answers: &[String],
) -> Result<Predictions, String> {
    let mut predictions = vec![None; versions.len()];
    for pair in pairs(answers) {
        let Some((runtime, typed)) = pair.split_once('=') else {
            return Err(format!(
                "`--answers {pair}`: expected RUNTIME=ANSWER, like \
                 {}={}",
                versions.first().map_or_else(String::new, |v| v.runtime()),
                program.question.answers.first().unwrap_or(&"…"),
            ));
        };
        let runtime = runtime.trim();
        let nth = versions.iter().position(|v| v.runtime() == runtime);
        let Some(nth) = nth else {
            let all: Vec<_> = versions.iter().map(|v| v.runtime()).collect();
            return Err(format!(
                "`--answers {pair}`: `{}` does not run on `{runtime}`; it runs on: \
                 {}",
                program.name,
                all.join(", ")
            ));
        };
        let chosen = program.question.chosen(typed.trim());
        let chosen = chosen.map_err(|e| format!("`--answers {pair}`: {e}"))?;
        predictions[nth] = Some(chosen);
    }
    Ok(predictions)
}

/// Answers may contain commas.
fn pairs(answers: &[String]) -> Vec<String> {
    let mut pairs: Vec<String> = Vec::new();
    for text in answers {
        for (nth, part) in text.split(',').enumerate() {
            match pairs.last_mut() {
                Some(last) if nth > 0 && !part.contains('=') => {
                    last.push(',');
                    last.push_str(part);
                }
                _ => pairs.push(part.to_owned()),
            }
        }
    }
    pairs
}
