//! A program that was run: each version's recording and its verdict. Recorded
//! once, shown in many ways.

use std::{
    env, io,
    panic::{self, AssertUnwindSafe},
    path::Path,
    process::{Command, ExitCode},
    time::Duration,
};

use crate::{
    lesson::{Lesson, Pace, Program, Question, Start, Version},
    recording::{
        End, Machine, Outcome, Recording, Seen,
        json::{self, Source, VersionRecord},
    },
    runtimes::{Runtime, default_workers},
    stage::{self, Part, Settings, in_python, see_whether_it_began},
    wire::VERSION,
};

/// How much later than its deadline a version is killed, in program seconds.
const PATIENCE: f64 = 5.0;
/// Starting a process on a busy machine takes a while, however short a program
/// second is.
const LEAST_PATIENCE: Duration = Duration::from_secs(3);

pub(crate) struct Run {
    pub(crate) program: Program,
    pub(crate) versions: Vec<VersionRun>,
    pub(crate) machine: Machine,
}

/// One version of a [`Run`].
pub(crate) struct VersionRun {
    pub(crate) version: Version,
    pub(crate) recording: Recording,
    /// The answer to the card's question, or what was missing.
    pub(crate) answer: Seen<String>,
    /// The reader's prediction, if there is one.
    pub(crate) predicted: Option<&'static str>,
    /// Did it end and answer as the card says? A counterexample does if it
    /// exits normally and the judge rejects it.
    pub(crate) is_as_on_card: bool,
}

impl Run {
    /// Runs these versions of a program, each in its own process, and calls
    /// `progress` with the growing recordings.
    ///
    /// # Errors
    ///
    /// An error that `progress` returns ends the run and kills the versions.
    pub(crate) fn record(
        program: &Program,
        versions: &[&Version],
        settings: &Settings,
        deadline: Option<Duration>,
        progress: impl FnMut(&[&Recording]) -> io::Result<()>,
    ) -> io::Result<Run> {
        let deadline = deadline.unwrap_or_else(|| program.deadline(settings.second));
        let parts = versions.iter().map(|version| Part {
            name: version.runtime(),
            command: command(program, version),
            deadline,
            is_interactive: matches!(version.start, Start::Itself),
        });
        let at_once = match program.pace {
            Pace::AtOnce => versions.len(),
            Pace::InTurn => 1,
        };
        let parts = parts.collect();
        let mut recordings = stage::record(parts, at_once, settings, progress)?;
        for (version, recording) in versions.iter().zip(&mut recordings) {
            recording.workers = version.worker_count();
            if version.is_in_python() {
                see_whether_it_began(recording);
            }
        }
        let recordings = versions.iter().zip(recordings);
        Ok(Run::of(*program, recordings.map(|(v, r)| (**v, r))))
    }

    pub(crate) fn of(
        program: Program,
        recordings: impl IntoIterator<Item = (Version, Recording)>,
    ) -> Run {
        let judge = |(version, recording)| {
            let answer = program.question.answer(&recording);
            VersionRun {
                is_as_on_card: program.judge(&version, &recording, &answer),
                answer,
                predicted: None,
                version,
                recording,
            }
        };
        Run {
            program,
            versions: recordings.into_iter().map(judge).collect(),
            machine: Machine::this_one(),
        }
    }

    /// Stores the reader's predictions, one per version.
    pub(crate) fn predict(&mut self, predictions: &[Option<&'static str>]) {
        for (ran, predicted) in self.versions.iter_mut().zip(predictions) {
            ran.predicted = *predicted;
        }
    }

    pub(crate) fn recordings(&self) -> impl Iterator<Item = &Recording> {
        self.versions.iter().map(|ran| &ran.recording)
    }

    /// Where cures are beside their bugs: each version that did the same as one
    /// before it, and that one. All their pictures would fill several screens.
    pub(crate) fn twins(&self) -> Vec<(&VersionRun, &VersionRun)> {
        let twin = |nth: usize| {
            let own = &self.versions[nth];
            let mut before = self.versions[..nth].iter();
            Some((own, before.find(|other| own.did_the_same_as(other))?))
        };
        let all = 0..self.versions.len();
        all.filter(|_| self.has_cures()).filter_map(twin).collect()
    }

    pub(crate) fn has_cures(&self) -> bool {
        self.versions.iter().any(|ran| ran.version.is_cure())
    }

    /// Without those that did the same as one before.
    pub(crate) fn without_twins(&self) -> Run {
        let twins: Vec<_> = self
            .twins()
            .iter()
            .map(|(own, _)| own.version.file)
            .collect();
        let drawn = self
            .versions
            .iter()
            .filter(|ran| !twins.contains(&ran.version.file));
        Run::of(
            self.program,
            drawn.map(|ran| (ran.version, ran.recording.clone())),
        )
    }

    /// Writes the JSON form, without a final newline.
    pub(crate) fn write_json(
        &self,
        lesson: &Lesson,
        has_sources: bool,
        out: &mut impl io::Write,
    ) -> io::Result<()> {
        let head = json::Head {
            lesson: lesson.name,
            program: self.program.name,
            second_ns: self.recordings().next().map_or(0, |r| r.second_ns),
            machine: self.machine,
        };
        let judged = self.versions.iter().map(|ran| VersionRecord {
            recording: &ran.recording,
            answer: ran.answer.as_deref().ok(),
            missing: ran.missing(),
            expected: ran.version.expected,
            prediction: ran.predicted.map(|predicted| json::Prediction {
                predicted,
                is_right: ran.is_right(),
            }),
            source: has_sources.then_some(Source {
                file: ran.version.file,
                text: ran.version.source,
            }),
        });
        json::write_program(out, &head, judged)
    }
}

impl VersionRun {
    /// The same answer, from lanes that have the same names, ends and lines. A
    /// cure is compared with cures.
    fn did_the_same_as(&self, other: &VersionRun) -> bool {
        let answers = (self.answer.as_ref().ok(), other.answer.as_ref().ok());
        let is_equal = answers.0.is_some() && answers.0 == answers.1;
        let are_alike = self.version.is_cure() == other.version.is_cure();
        are_alike && is_equal && self.lanes() == other.lanes()
    }

    /// Each lane's name, end and lines; then the lines of no lane.
    fn lanes(&self) -> Vec<(&str, Option<End>, Vec<&str>)> {
        let lines = |id: Option<u64>| {
            let said = self
                .recording
                .said
                .iter()
                .filter(move |said| said.task == id);
            said.map(|said| said.text.as_str()).collect()
        };
        let tasks = self.recording.tasks.iter();
        let mut lanes: Vec<_> = tasks
            .map(|task| (task.name.as_str(), Some(task.end), lines(Some(task.id))))
            .collect();
        lanes.sort_by_key(|(name, ..)| *name);
        lanes.push(("", None, lines(None)));
        lanes
    }

    /// Was the prediction right? `None` if there was no prediction or no
    /// answer. If the answer depends on chance, any answer on the card is
    /// right.
    pub(crate) fn is_right(&self) -> Option<bool> {
        let predicted = self.predicted?;
        let answer = self.answer.as_deref().ok()?;
        let is_allowed = self.is_as_on_card && self.version.expected.contains(&predicted);
        Some(predicted == answer || is_allowed)
    }

    /// Why there is no answer; `None` if there is one, or no question.
    pub(crate) fn missing(&self) -> Option<String> {
        let missing = self.answer.as_ref().err()?;
        if self.version.expected.is_empty() {
            return None;
        }
        let mut why = missing.why(self.version.expected);
        if self.recording.is_cut {
            why += "; it may have happened in the part that was not recorded";
        }
        Some(why)
    }
}

impl Question {
    /// A judge may get any recording, because readers change programs. If it
    /// panics, that is a reason, too.
    fn answer(&self, recording: &Recording) -> Seen<String> {
        let judge = || (self.judge)(recording);
        // The panic is reported with the other reasons.
        let hook = panic::take_hook();
        panic::set_hook(Box::new(|_| ()));
        let judged = panic::catch_unwind(AssertUnwindSafe(judge));
        panic::set_hook(hook);
        judged.unwrap_or_else(|panic| {
            let text = panic.downcast_ref::<&str>().map(|text| (*text).into());
            let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
            let text = text.unwrap_or_default();
            Err(format!("the judge panicked ({text})").into())
        })
    }
}

impl Program {
    fn judge(&self, version: &Version, recording: &Recording, answer: &Seen<String>) -> bool {
        if version.is_in_python() && recording.outcome == Some(Outcome::Missing) {
            return true;
        }
        let is_not_told = recording.usage.thread_count.is_none();
        if version.differs_in_threads && is_not_told {
            return recording.outcome == Some(version.ends);
        }
        if !self.has_question() {
            return recording.outcome == Some(version.ends);
        }
        let answer = answer.as_deref();
        let is_accepted = answer.is_ok_and(|a| version.expected.contains(&a));
        recording.outcome == Some(version.ends) && is_accepted != version.is_counterexample()
    }

    fn deadline(&self, second: Duration) -> Duration {
        let seconds = |n: f64| Duration::try_from_secs_f64(second.as_secs_f64() * n.max(0.0));
        let deadline = seconds(self.deadline).unwrap_or(Duration::MAX);
        let patience = seconds(PATIENCE).unwrap_or(Duration::MAX);
        deadline.saturating_add(patience.max(LEAST_PATIENCE))
    }
}

/// The lesson's own executable, or Python.
fn command(program: &Program, version: &Version) -> Command {
    let mut command = match version.start {
        Start::Itself => return stage::this_program(),
        Start::Own(_) => {
            let mut command = Command::new(stage::own_path());
            command.env(VERSION, format!("{} {}", program.name, version.runtime()));
            command
        }
        Start::Python { card } => {
            let folder = Path::new(card).parent().unwrap_or(Path::new(""));
            in_python(&folder.join(version.file), version.source)
        }
    };
    // The reader's environment may set a runtime's number of threads, which
    // would change answers.
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().contains("THREAD") {
            command.env_remove(name);
        }
    }
    for (variable, count) in default_workers() {
        command.env(variable, count.to_string());
    }
    let variable = version.runtime_row().and_then(Runtime::workers_variable);
    if let Some((variable, count)) = variable.zip(version.worker_count()) {
        command.env(variable, count.to_string());
    }
    command
}

/// The `main` of the version that this process, or the process that started it,
/// must run. `None` if this is not a version's process.
pub(crate) fn version_to_play(lesson: &Lesson) -> Option<fn() -> ExitCode> {
    let named = env::var(VERSION).ok()?;
    let (program, runtime) = named.split_once(' ')?;
    let program = lesson.programs.iter().find(|p| p.name == program)?;
    match program.version(runtime)?.start {
        Start::Own(main) => Some(main),
        Start::Python { .. } | Start::Itself => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patience_is_counted_in_program_seconds_and_has_a_floor() {
        let deadline = |second| {
            let program = Program {
                deadline: 10.0,
                ..Program::DEFAULTS
            };
            program.deadline(Duration::from_millis(second)).as_millis()
        };
        assert_eq!([100, 1000, 4000].map(deadline), [4000, 15_000, 60_000]);
    }
}
