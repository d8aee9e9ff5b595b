//! `--against RECORDING`: an earlier run, which the page shows before this one.
//! Only the page parses it; here we only check that it fits this run.

use std::{fs, path::Path, time::Duration};

use super::args::SECONDS;
use crate::lesson::{Lesson, Program};

/// A file that starts and ends as `--record` writes them.
pub(super) struct Earlier {
    pub(super) json: String,
    second: Duration,
}

impl Earlier {
    /// # Errors
    ///
    /// A message that says what is wrong with the file, and what to do.
    pub(super) fn new(
        path: &Path,
        lesson: &Lesson,
        programs: &[&Program],
    ) -> Result<Earlier, String> {
        let earlier = Earlier::read(path, lesson, programs);
        earlier.map_err(|why| format!("`--against`: {} {why}", path.display()))
    }

    fn read(path: &Path, lesson: &Lesson, programs: &[&Program]) -> Result<Earlier, String> {
        let json =
            fs::read_to_string(path).map_err(|e| format!("cannot be read: {e}; {ANOTHER}"))?;
        let head = Head::of(&json).ok_or(format!("does not start like a recording; {AGAIN}"))?;
        let end = if json.starts_with('[') { "}]" } else { "]}" };
        if !json.trim_end().ends_with(end) {
            return Err(format!("is incomplete: its end is missing; {AGAIN}"));
        }
        if head.lesson != lesson.name {
            let name = lesson.name;
            return Err(format!(
                "is a recording of another lesson; name one of {name}"
            ));
        }
        let has = |program: &&Program| json.contains(&format!("\"program\":\"{}\",", program.name));
        if !programs.iter().any(has) {
            let names: Vec<_> = programs.iter().map(|p| p.name).collect();
            let names = names.join(", ");
            return Err(format!(
                "has no run of {names}; name a recording of {names}"
            ));
        }
        let second = Duration::from_nanos(head.second_ns);
        if !SECONDS.contains(&second) {
            let what = "has program seconds of a length that no run can have";
            return Err(format!("{what}; {AGAIN}"));
        }
        Ok(Earlier { json, second })
    }

    /// The length of a program second in the recording. Moments can be compared
    /// only if both runs use the same length.
    ///
    /// # Errors
    ///
    /// A message, if the reader asked for another length.
    pub(super) fn second(&self, wanted: Option<Duration>) -> Result<Duration, String> {
        match wanted {
            Some(wanted) if wanted != self.second => Err(format!(
                "`--second {}`: the recording of --against uses program seconds of {1}, \
                 so moments would not match; leave out --second, or \
                 record it again with --second {0}",
                humantime::format_duration(wanted),
                humantime::format_duration(self.second)
            )),
            _ => Ok(self.second),
        }
    }
}

const AGAIN: &str = "record it again, with --record";
const ANOTHER: &str = "name a file that --record has written";

/// The start of a recording, or of the first one in a list.
#[derive(Debug, PartialEq)]
struct Head<'a> {
    lesson: &'a str,
    second_ns: u64,
}

impl Head<'_> {
    fn of(json: &str) -> Option<Head<'_>> {
        let json = json.strip_prefix('[').unwrap_or(json);
        let rest = json.strip_prefix(r#"{"schema":1,"crate":""#)?;
        let (lesson, rest) = rest.split_once(r#"","program":""#)?;
        let (_, rest) = rest.split_once(r#"","second_ns":"#)?;
        let (second_ns, _) = rest.split_once(',')?;
        Some(Head {
            lesson,
            second_ns: second_ns.parse().ok()?,
        })
    }
}
