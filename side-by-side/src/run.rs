//! A program that was run: for each version its recording, and what the card
//! says of it. Recorded once, shown in many ways.

use std::{ffi::OsString, io, process::Command, time::Duration};

use crate::{
    program::{Lesson, Pace, Program, Version},
    recording::{
        Recording,
        json::{self, Judged},
    },
    stage::{self, Part, Settings},
};

/// Leads the arguments of a version's process: `--staged PROGRAM RUNTIME`.
/// What follows is the version's own business.
const STAGED: &str = "--staged";
/// How long a version runs at most on top of its deadline: on a busy machine
/// starting a process takes a while.
const PATIENCE: Duration = Duration::from_secs(5);

pub(crate) struct Run {
    pub(crate) program: Program,
    pub(crate) versions: Vec<Ran>,
}

/// One version of a [`Run`].
pub(crate) struct Ran {
    pub(crate) version: Version,
    pub(crate) recording: Recording,
    /// What the recording answers to the card's question.
    pub(crate) answer: Option<String>,
    /// Did it end, and answer, as the card says? A counterexample does if it
    /// comes to its end and the card rejects it.
    pub(crate) is_as_on_card: bool,
}

impl Run {
    /// Runs these versions of a program, each in a process of its own, and
    /// calls `progress` with the recordings as they grow.
    ///
    /// # Errors
    ///
    /// What `progress` returns ends the run; the versions are killed then.
    pub(crate) fn record(
        program: &Program,
        versions: &[&Version],
        settings: &Settings,
        deadline: Option<Duration>,
        progress: impl FnMut(&[&Recording]) -> io::Result<()>,
    ) -> io::Result<Run> {
        let deadline =
            deadline.unwrap_or_else(|| program.deadline(settings.second));
        let parts = versions.iter().map(|version| Part {
            name: version.runtime(),
            command: command(program, version),
            deadline,
        });
        let at_once = match program.pace {
            Pace::AtOnce => versions.len(),
            Pace::InTurn => 1,
        };
        let parts = parts.collect();
        let recordings = stage::record(parts, at_once, settings, progress)?;
        let recordings = versions.iter().zip(recordings);
        Ok(Run::of(*program, recordings.map(|(v, r)| (**v, r))))
    }

    pub(crate) fn of(
        program: Program,
        recordings: impl IntoIterator<Item = (Version, Recording)>,
    ) -> Run {
        let judge = |(version, recording)| {
            let answer = program.answer(&recording);
            Ran {
                is_as_on_card: program.judge(&version, &recording, &answer),
                answer,
                version,
                recording,
            }
        };
        Run {
            program,
            versions: recordings.into_iter().map(judge).collect(),
        }
    }

    pub(crate) fn recordings(&self) -> impl Iterator<Item = &Recording> {
        self.versions.iter().map(|ran| &ran.recording)
    }

    /// Writes the JSON form, without a line break.
    pub(crate) fn write_json(
        &self,
        lesson: &Lesson,
        out: &mut impl io::Write,
    ) -> io::Result<()> {
        let head = json::Head {
            lesson: lesson.name,
            program: self.program.name,
            second_ns: self.recordings().next().map_or(0, |r| r.second_ns),
        };
        let judged = self.versions.iter().map(|ran| Judged {
            recording: &ran.recording,
            answer: ran.answer.as_deref(),
            expected: ran.version.expected,
        });
        json::write_program(out, &head, judged)
    }
}

impl Program {
    fn judge(
        &self,
        version: &Version,
        recording: &Recording,
        answer: &Option<String>,
    ) -> bool {
        let is_answer_of = |version: &Version| {
            let answer = answer.as_deref();
            answer.is_some_and(|answer| version.expected.contains(&answer))
        };
        let ended = recording.outcome == Some(version.ends);
        let imitated = version.imitates.and_then(|name| self.version(name));
        ended
            && match imitated {
                Some(imitated) => !is_answer_of(imitated),
                None => is_answer_of(version),
            }
    }

    fn deadline(&self, second: Duration) -> Duration {
        let seconds = second.as_secs_f64() * self.deadline.max(0.0);
        let deadline = Duration::try_from_secs_f64(seconds);
        deadline.unwrap_or(Duration::MAX).saturating_add(PATIENCE)
    }
}

/// The lesson's own executable, once more.
fn command(program: &Program, version: &Version) -> Command {
    let mut command = Command::new(stage::own_path());
    command.args([STAGED, program.name, &version.runtime()]);
    // In the reader's shell, how many threads a runtime takes may be set to
    // something else, and that would change answers.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().contains("THREAD") {
            command.env_remove(name);
        }
    }
    command.envs(version.environment.iter().copied());
    command
}

/// The version that this process is to play. `None` if its arguments are not
/// those of a version's process.
pub(crate) fn version_to_play(
    lesson: &Lesson,
    args: &[OsString],
) -> Option<&'static Version> {
    let text = |nth: usize| args.get(nth)?.to_str();
    if text(0)? != STAGED {
        return None;
    }
    let mut programs = lesson.programs.iter();
    programs
        .find(|p| Some(p.name) == text(1))?
        .version(text(2)?)
}
