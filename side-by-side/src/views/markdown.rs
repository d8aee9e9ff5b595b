//! The table "how the runtimes differ" of a lesson's README, from its cards.

use std::fmt::Write as _;

use crate::program::Program;

/// One row a program: its question, and the answer on each runtime's card.
pub(crate) fn markdown(programs: &[&Program]) -> String {
    let mut runtimes: Vec<String> = Vec::new();
    for version in programs.iter().flat_map(|program| program.shown()) {
        if !runtimes.contains(&version.runtime()) {
            runtimes.push(version.runtime());
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
        write!(table, "| `{name}` | {} |", question.ask).ok();
        for runtime in &runtimes {
            let answer = program
                .version(runtime)
                .map_or(String::new(), |v| v.expected.join(" or "));
            write!(table, " {answer} |").ok();
        }
        table.push('\n');
    }
    table
}
