//! The first page: one replay, and where the course begins.

use std::collections::BTreeSet;

use crate::{
    Result,
    course::{Course, text},
    pages::GitHub,
    program,
};

/// Short, surprising, and its question needs no explanation.
const SHOWN: &str = "drop-handle";

/// Its links start at the root.
pub(crate) fn page(
    course: &Course,
    replays: &BTreeSet<String>,
    github: Option<&GitHub>,
) -> Result<String> {
    let mut programs = course.programs();
    let shown = programs.find(|(_, card)| text(&card["program"]) == SHOWN);
    let (_, card) = shown.ok_or_else(|| format!("{SHOWN} is missing"))?;
    let first = course.lessons.first().ok_or("there are no lessons")?;
    let repository = github.map_or_else(String::new, |github| {
        format!(" All of it is in [the repository]({}).", github.repository)
    });
    Ok(format!(
        "{{{{#title Side by side: what does async Rust really do?}}}}\n\n\
         # Side by side\n\n\
         What does async Rust really do? The same small program runs on \
         tokio, async-std and smol, and you see what each runtime does with \
         it.\n\n\
         <div class=\"begin\">\n\n\
         [Begin]({first}/README.md)\n\n\
         </div>\n\n\
         Here is one run, to replay:\n\n\
         - Choose an answer for each runtime, then press *Play*.\n\
         - Each lane is a task. A thick bar: it runs on a thread. A thin \
         line: it waits.\n\
         - → goes to the next stop, where something happens, and a sentence \
         says what.\n\n\
         {replay}\n\
         [The course](README.md) has {lessons} lessons and {exercises} \
         exercises, for people who know asyncio.{repository}\n",
        replay = program::replay_or_command("index.md", card, replays),
        first = first.name,
        lessons = course.lessons.len(),
        exercises = course.exercises.len(),
    ))
}
