//! The first page: one replay, and where the course begins.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{
    Result,
    course::{Course, text},
    pages::GitHub,
    pictures::{frame, without_scripts},
    program::{replay, replay_or_command},
};

/// Short, surprising, and its question needs no explanation.
pub const SHOWN: &str = "drop-handle";

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
         [This program](coroutines/src/drop_handle/mod.rs) has a page with its \
         sources. [The course](README.md) has {lessons} lessons and {exercises} \
         exercises, for people who know asyncio.{repository}\n",
        replay = card_or_command(card, replays),
        first = first.name,
        lessons = course.lessons.len(),
        exercises = course.exercises.len(),
    ))
}

fn card_or_command(card: &Value, replays: &BTreeSet<String>) -> String {
    let path = replay(card);
    if !replays.contains(&path) {
        return replay_or_command("index.md", card, replays);
    }
    let ask = without_scripts(&format!("**{}**", text(&card["ask"])));
    format!("{ask}\n\n{}", frame("index.md", &card_of(&path), SHOWN))
}

/// `coroutines/replays/drop-handle.card.html`.
pub fn card_of(replay: &str) -> String {
    replay.replace(".html", ".card.html")
}
