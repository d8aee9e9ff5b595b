//! `--against RECORDING`: an earlier run, which the page shows before this one.

use std::{fs, path::Path, time::Duration};

use crate::{
    program::{Lesson, Program},
    recording::read::{Recorded, read},
};

/// What such a file has, once it was seen that it suits what is run.
pub(super) struct Against {
    recorded: Vec<Recorded>,
}

impl Against {
    /// # Errors
    ///
    /// A sentence that says what is wrong with the file, and what to do.
    pub(super) fn new(
        path: &Path,
        lesson: &Lesson,
        programs: &[&Program],
    ) -> Result<Against, String> {
        let refused = |why: &str, what_to_do: &str| {
            let path = path.display();
            format!("`--against`: {path} {why}; {what_to_do}")
        };
        let name_another = "name a file that --record has written";
        let bytes = fs::read(path).map_err(|e| {
            refused(&format!("cannot be read: {e}"), name_another)
        })?;
        let text = String::from_utf8(bytes).map_err(|_| {
            refused("is no recording: it is no text", name_another)
        })?;
        let recorded = read(&text)
            .map_err(|why| refused(&why, "record it again, with --record"))?;
        drop(text);
        let other = recorded.iter().find(|r| r.lesson != lesson.name);
        if let Some(Recorded { lesson: other, .. }) = other {
            return Err(refused(
                &format!("is a recording of the lesson {other}"),
                &format!("name one of {}", lesson.name),
            ));
        }
        let names = |names: Vec<&str>| names.join(", ");
        if !recorded.iter().any(|r| programs.iter().any(|p| r.is_of(p))) {
            let of = names(recorded.iter().map(|r| &*r.program).collect());
            let run = names(programs.iter().map(|p| p.name).collect());
            return Err(refused(
                &format!("is a recording of {of}"),
                &format!("name a recording of {run}, or run {of}"),
            ));
        }
        Ok(Against { recorded })
    }

    /// How long one of the program's seconds was. What happened at a moment
    /// can be compared only if they are of one length.
    ///
    /// # Errors
    ///
    /// A sentence, if the reader wants another one.
    pub(super) fn second(
        &self,
        wanted: Option<Duration>,
    ) -> Result<Duration, String> {
        let recorded = self.recorded.first().map_or(0, |r| r.second_ns);
        let recorded = Duration::from_nanos(recorded);
        match wanted {
            Some(wanted) if wanted != recorded => Err(format!(
                "`--second {}`: the recording of --against has seconds of {1}, \
                 so its moments would not be the same; leave out --second, or \
                 record it again with --second {0}",
                humantime::format_duration(wanted),
                humantime::format_duration(recorded)
            )),
            _ => Ok(recorded),
        }
    }

    pub(super) fn of(&self, program: &Program) -> Option<&Recorded> {
        self.recorded
            .iter()
            .find(|recorded| recorded.is_of(program))
    }

    /// What none of these programs is, and who they are in this lesson: `None`
    /// if they are no longer in it.
    pub(super) fn others<'a>(
        &'a self,
        lesson: &'a Lesson,
        programs: &'a [&Program],
    ) -> impl Iterator<Item = (&'a Recorded, Option<&'a Program>)> {
        let is_other = |recorded: &&Recorded| {
            !programs.iter().any(|program| recorded.is_of(program))
        };
        let others = self.recorded.iter().filter(is_other);
        others.map(|recorded| {
            let mut all = lesson.programs.iter();
            (recorded, all.find(|program| recorded.is_of(program)))
        })
    }
}

impl Recorded {
    fn is_of(&self, program: &Program) -> bool {
        self.program == program.name
    }
}
