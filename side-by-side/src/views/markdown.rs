//! The table "how the runtimes differ" of a lesson's README, from its cards.

use std::fmt::Write as _;

use crate::program::{Program, Version};

/// One row a program: its question, and the answer on each runtime's card. Its
/// name is bold if the runtimes differ.
/// Programs whose versions are steps have a table each.
pub(crate) fn markdown(programs: &[&Program]) -> String {
    let (steps, others): (Vec<&Program>, Vec<&Program>) =
        programs.iter().copied().partition(|p| p.are_steps);
    let others = (!others.is_empty()).then_some(others);
    let steps = steps.into_iter().map(|program| vec![program]);
    let tables = others.into_iter().chain(steps);
    tables.map(|t| table(&t)).collect::<Vec<_>>().join("\n")
}

fn table(programs: &[&Program]) -> String {
    let mut runtimes: Vec<String> = Vec::new();
    for version in programs.iter().flat_map(|program| program.shown()) {
        let runtime = version.runtime();
        if !runtimes.contains(&runtime) {
            // `tokio-current-thread` stands beside `tokio`.
            let is_kin = |other: &String| {
                let rest = runtime.strip_prefix(other.as_str());
                rest.is_some_and(|rest| rest.starts_with('-'))
            };
            let at = runtimes.iter().position(is_kin);
            runtimes.insert(at.map_or(runtimes.len(), |at| at + 1), runtime);
        }
    }
    let mut table = String::from("| program | question |");
    for runtime in &runtimes {
        write!(table, " {runtime} |").ok();
    }
    table.push_str("\n| --- | --- |");
    table.push_str(&" --- |".repeat(runtimes.len()));
    table.push('\n');
    for program in programs {
        let Program { name, question, .. } = program;
        let bold = if program.differs() { "**" } else { "" };
        write!(table, "| {bold}`{name}`{bold} | {} |", question.ask).ok();
        for runtime in &runtimes {
            let answer = program
                .version(runtime)
                .map_or(String::new(), Version::answers_in_table);
            write!(table, " {answer} |").ok();
        }
        table.push('\n');
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::Question;
    use std::process::ExitCode;

    const fn version(file: &'static str) -> Version {
        Version::new(file, "", || ExitCode::SUCCESS)
    }

    #[test]
    fn steps_have_a_table_of_their_own() {
        let question = Question {
            ask: "How many?",
            ..Program::DEFAULTS.question
        };
        let echo = Program {
            name: "echo",
            question,
            versions: &[
                const { version("on_tokio.rs").answers(&["two"]) },
                const { version("on_smol.rs").answers(&["one"]).workers(3) },
                const { version("on_tokio_local.rs").answers(&["one"]) },
            ],
            ..Program::DEFAULTS
        };
        let loops = Program {
            name: "loops",
            versions: &[
                const { version("on_step_1.rs").answers(&["one"]) },
                const { version("on_step_2.rs").answers(&["none"]) },
            ],
            are_steps: true,
            ..echo
        };
        assert_eq!(
            markdown(&[&loops, &echo]),
            "\
| program | question | tokio | tokio-local | smol |
| --- | --- | --- | --- | --- |
| **`echo`** | How many? | two | one | one (3 workers) |

| program | question | step-1 | step-2 |
| --- | --- | --- | --- |
| `loops` | How many? | one | none |
"
        );
        assert!(!markdown(&[&loops]).contains("tokio"));
    }
}
