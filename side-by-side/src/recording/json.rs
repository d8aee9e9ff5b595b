//! The JSON form of recordings (`--json`, `--record`), schema 1.
//!
//! One object per program (an array of them for several programs). All times
//! are integers: nanoseconds since the version's process started its program.
//! Later versions of the schema only add keys.
//!
//! | key | what |
//! | --- | --- |
//! | `schema` | 1 |
//! | `crate`, `program` | names |
//! | `second_ns` | the length of one program second |
//! | `profile`, `cores` | `debug` or `release`; cores that it may use |
//! | `versions` | one object per version, in the card's order |
//!
//! A version:
//!
//! | key | what |
//! | --- | --- |
//! | `runtime` | `tokio`, `async-std`, `smol`, `std`, … |
//! | `file`, `source` | the source's name, and its text when it was compiled; null inside a page, which shows the sources in another way |
//! | `process_id` | the process id that the system gave it |
//! | `outcome` | `finished`, `failed`, `panicked`, `hung`, `killed`, `missing` |
//! | `exit_code` | null if a signal ended it |
//! | `answer`, `expected` | the answer to the card's question, or null; the answers on the card |
//! | `missing` | why `answer` is null; otherwise null |
//! | `predicted`, `right` | only with a prediction (`--predict`); `right` is null if `answer` is |
//! | `wall_ns`, `user_ns`, `system_ns`, `children_ns` (user and system time of children that were waited for), `peak_memory_bytes`, `thread_count`, `threads_at_first_poll`, `pool_threads` (of a blocking pool, by their names), `switches` (how often the system stopped a thread) | usage; null if the platform cannot tell |
//! | `workers` | how many workers its runtime was told to have; null if it has none |
//! | `threads` | names of the threads that polled or woke a task; 0 is the main thread |
//! | `threads_running` | for each of them, whether it was running when the process was killed at its deadline; null if it was not killed, or if the platform cannot tell |
//! | `tasks` | `id`, `name`, `parent`, `runs_in` (the runtime's task that polled it last; null for a call outside of tasks), `kind` (`future`, `call`, `value`), `call` (it is a blocking call), `place` (where the source makes it, or null), `created_ns`, `end` (`finished`, `dropped`, `panicked`, `open`), `ended_ns`, `dropped_by` (the task that was being polled where it was dropped, or null), `unwakeable_ns` (it waits, and since then nothing holds a waker of it; or null), `polled_after_end_ns` (or null), `why` (why it had not ended, or null), `polls`, `wakes` |
//! | `polls` of a task | `start_ns`, `end_ns`, `thread`, `ready` |
//! | `wakes` of a task | `at_ns`, `thread`, `by` (the task that was being polled there, or null), `after` (the task that had finished there right before, or null), `stale` (its waker belongs to another of the runtime's tasks than the one that polled it last) |
//! | `said` | `at_ns`, `task`, `text`, `file`, `line`; the last two are null for what was printed without `say!` |
//! | `figures` | `name`, `value` (null if it is not a finite number), `unit` |
//! | `numbers` | `name`, `value`: the program's numbers (`--with`) |
//! | `stderr` | lines |
//! | `notes` | what a reader must know about this recording, for example that events are missing |
//! | `cut` | events were left out, so a task that seems open may have ended |
//!
//! Recordings can be large, so they are written directly, without an
//! intermediate copy.

use std::io::{self, Write};

use super::{Machine, Outcome, Recording, Task, why::Whys};
use crate::json::{list, number, or_null, text, text_or_null, texts, write_list};

/// A recording, and its verdict.
pub(crate) struct VersionRecord<'a> {
    pub(crate) recording: &'a Recording,
    pub(crate) answer: Option<&'a str>,
    /// Why `answer` is `None`.
    pub(crate) missing: Option<String>,
    pub(crate) expected: &'a [&'a str],
    pub(crate) prediction: Option<Prediction<'a>>,
    pub(crate) source: Option<Source<'a>>,
}

/// Facts about the version when it ran.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) file: &'a str,
    pub(crate) text: &'a str,
}

/// The reader's prediction.
pub(crate) struct Prediction<'a> {
    pub(crate) predicted: &'a str,
    /// `None` if the recording has no answer.
    pub(crate) is_right: Option<bool>,
}

/// The keys of a program before `versions`.
pub(crate) struct Head<'a> {
    pub(crate) lesson: &'a str,
    pub(crate) program: &'a str,
    pub(crate) second_ns: u64,
    pub(crate) machine: Machine,
}

/// Writes one program's object, without a final newline.
pub(crate) fn write_program<'a>(
    out: &mut dyn Write,
    head: &Head,
    versions: impl IntoIterator<Item = VersionRecord<'a>>,
) -> io::Result<()> {
    let Machine { cores, is_debug } = head.machine;
    let profile = if is_debug { "debug" } else { "release" };
    write!(
        out,
        r#"{{"schema":1,"crate":{},"program":{},"second_ns":{},"profile":"{profile}","cores":{},"versions":"#,
        text(head.lesson),
        text(head.program),
        head.second_ns,
        or_null(cores),
    )?;
    write_list(out, versions, |out, judged| write_version(out, &judged))?;
    write!(out, "}}")
}

fn write_version(out: &mut dyn Write, judged: &VersionRecord) -> io::Result<()> {
    let recording = judged.recording;
    let usage = &recording.usage;
    let prediction = judged.prediction.as_ref().map(|prediction| {
        format!(
            r#""predicted":{},"right":{},"#,
            text(prediction.predicted),
            or_null(prediction.is_right)
        )
    });
    write!(
        out,
        r#"{{"runtime":{},"file":{},"source":{},"process_id":{},"outcome":{},"exit_code":{},"answer":{},"missing":{},"expected":{},{}"wall_ns":{},"user_ns":{},"system_ns":{},"children_ns":{},"peak_memory_bytes":{},"thread_count":{},"threads_at_first_poll":{},"pool_threads":{},"switches":{},"workers":{},"threads":{},"threads_running":{},"tasks":"#,
        text(&recording.runtime),
        text_or_null(judged.source.map(|source| source.file)),
        text_or_null(judged.source.map(|source| source.text)),
        or_null(recording.process_id),
        text_or_null(recording.outcome.map(Outcome::as_str)),
        or_null(recording.exit_code),
        text_or_null(judged.answer),
        text_or_null(judged.missing.as_deref()),
        texts(judged.expected),
        prediction.unwrap_or_default(),
        recording.wall_ns,
        or_null(usage.user_ns),
        or_null(usage.system_ns),
        or_null(usage.children_ns),
        or_null(usage.peak_memory_bytes),
        or_null(usage.thread_count),
        or_null(usage.threads_at_first_poll),
        or_null(usage.pool_threads),
        or_null(usage.switches),
        or_null(recording.workers),
        texts(&recording.threads),
        list(
            recording
                .threads_running
                .iter()
                .map(|is_running| or_null(*is_running))
        ),
    )?;
    let whys = Whys::new(recording);
    write_list(out, &recording.tasks, |out, task| {
        write_task(out, task, whys.of(task).as_deref())
    })?;
    write!(out, r#","said":"#)?;
    write_list(out, &recording.said, |out, said| {
        let place = said.place.as_ref();
        write!(
            out,
            r#"{{"at_ns":{},"task":{},"text":{},"file":{},"line":{}}}"#,
            said.at_ns,
            or_null(said.task),
            text(&said.text),
            text_or_null(place.map(|(file, _)| file.as_str())),
            or_null(place.map(|(_, line)| line)),
        )
    })?;
    let figures = recording.figures.iter().map(|figure| {
        let (name, value) = (text(&figure.name), number(figure.value));
        let unit = figure.unit.as_str();
        format!(r#"{{"name":{name},"value":{value},"unit":"{unit}"}}"#)
    });
    let numbers = recording.numbers.iter().map(|(name, value)| {
        let name = text(name);
        format!(r#"{{"name":{name},"value":{value}}}"#)
    });
    write!(
        out,
        r#","figures":{},"numbers":{},"stderr":{},"notes":{},"cut":{}}}"#,
        list(figures),
        list(numbers),
        texts(&recording.stderr),
        texts(&recording.notes),
        recording.is_cut,
    )
}

fn write_task(out: &mut dyn Write, task: &Task, why: Option<&str>) -> io::Result<()> {
    write!(
        out,
        r#"{{"id":{},"name":{},"parent":{},"runs_in":{},"kind":"{}","call":{},"place":{},"created_ns":{},"end":"{}","ended_ns":{},"dropped_by":{},"unwakeable_ns":{},"polled_after_end_ns":{},"why":{},"polls":"#,
        task.id,
        text(&task.name),
        or_null(task.parent),
        or_null(task.runs_in),
        task.kind.as_str(),
        task.is_call(),
        text_or_null(task.place.as_deref()),
        task.created_ns,
        task.end.as_str(),
        or_null(task.ended_ns),
        or_null(task.dropped_by),
        or_null(task.unwakeable_ns),
        or_null(task.polled_after_end_ns),
        text_or_null(why),
    )?;
    write_list(out, &task.polls, |out, poll| {
        let (start_ns, end_ns) = (poll.start_ns, or_null(poll.end_ns));
        let (thread, ready) = (poll.thread, poll.ready);
        write!(
            out,
            r#"{{"start_ns":{start_ns},"end_ns":{end_ns},"thread":{thread},"ready":{ready}}}"#
        )
    })?;
    write!(out, r#","wakes":"#)?;
    write_list(out, &task.wakes, |out, wake| {
        let (at_ns, thread, stale) = (wake.at_ns, wake.thread, wake.is_stale);
        let (by, after) = (or_null(wake.by), or_null(wake.after));
        write!(
            out,
            r#"{{"at_ns":{at_ns},"thread":{thread},"by":{by},"after":{after},"stale":{stale}}}"#
        )
    })?;
    write!(out, "}}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recording::{End, Figure, Said, Unit, Wake, fixtures::lane};

    #[test]
    fn json_has_everything_that_was_recorded() {
        let mut task = lane(1, "a \"task\"", &[(2, 8)]).ended(End::Finished);
        (task.created_ns, task.polled_after_end_ns) = (1, Some(9));
        (task.place, task.runs_in) = (Some("x.rs:2".into()), Some(5));
        task.polls[0].ready = true;
        task.wakes = vec![Wake {
            at_ns: 3,
            after: Some(1),
            is_stale: true,
            ..Wake::default()
        }];
        let recording = Recording {
            runtime: "smol".into(),
            process_id: Some(12),
            outcome: Some(Outcome::Finished),
            exit_code: Some(0),
            wall_ns: 9,
            threads: vec!["main".into()],
            threads_running: vec![Some(true)],
            tasks: vec![task],
            said: vec![Said {
                at_ns: 4,
                task: Some(1),
                text: "\u{9b}2J\u{1b}\u{202e}".into(),
                place: Some(("x.rs".into(), 3)),
            }],
            figures: vec![Figure {
                name: "one".into(),
                value: f64::INFINITY,
                unit: Unit::Count,
            }],
            numbers: vec![("clients".into(), 5)],
            ..Recording::default()
        };
        let head = Head {
            lesson: "lesson",
            program: "program",
            second_ns: 7,
            machine: Machine {
                cores: Some(2),
                is_debug: true,
            },
        };
        let judged = VersionRecord {
            prediction: Some(Prediction {
                predicted: "3 s",
                is_right: Some(false),
            }),
            recording: &recording,
            answer: Some("yes"),
            missing: None,
            expected: &["yes", "no"],
            source: Some(Source {
                file: "on_smol.rs",
                text: "fn main() {}\n",
            }),
        };
        let mut out = Vec::new();
        write_program(&mut out, &head, [judged]).expect("memory");
        let expected = [
            r#"{"schema":1,"crate":"lesson","program":"program","second_ns":7,"profile":"debug","#,
            r#""cores":2,"versions":[{"runtime":"smol","file":"on_smol.rs","#,
            r#""source":"fn main() {}\u000a","process_id":12,"outcome":"finished","exit_code":0,"#,
            r#""answer":"yes","missing":null,"expected":["yes","no"],"predicted":"3 s","#,
            r#""right":false,"wall_ns":9,"user_ns":null,"system_ns":null,"children_ns":null,"#,
            r#""peak_memory_bytes":null,"thread_count":null,"threads_at_first_poll":null,"#,
            r#""pool_threads":null,"switches":null,"workers":null,"threads":["main"],"threads_running":[true],"#,
            r#""tasks":[{"id":1,"name":"a \"task\"","parent":null,"runs_in":5,"kind":"future","#,
            r#""call":false,"place":"x.rs:2","created_ns":1,"end":"finished","ended_ns":8,"#,
            r#""dropped_by":null,"unwakeable_ns":null,"polled_after_end_ns":9,"why":null,"#,
            r#""polls":[{"start_ns":2,"end_ns":8,"thread":0,"ready":true}],"#,
            r#""wakes":[{"at_ns":3,"thread":0,"by":null,"after":1,"stale":true}]}],"#,
            r#""said":[{"at_ns":4,"task":1,"text":"\u009b2J\u001b\u202e","file":"x.rs","#,
            r#""line":3}],"figures":[{"name":"one","value":null,"unit":"count"}],"#,
            r#""numbers":[{"name":"clients","value":5}],"stderr":[],"notes":[],"cut":false}]}"#,
        ];
        assert_eq!(String::from_utf8_lossy(&out), expected.concat());
    }
}
