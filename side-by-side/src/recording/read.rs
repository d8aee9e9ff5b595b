//! Recordings from their JSON form ([`super::json`]).
//!
//! The schema only grows: a key that is missing was not known yet when the
//! recording was made, and one that is not known here is for later readers.

use super::{
    End, Figure, Machine, Outcome, Poll, Recording, Said, Task, Unit, Usage,
    Wake,
    json::{Head, Judged, write_program},
};
use crate::json::read::{Value, parse};
use std::io;

/// The schema that is written, and read.
pub(crate) const SCHEMA: u64 = 1;

/// One program, as it was recorded.
#[derive(Debug)]
pub(crate) struct Recorded {
    pub(crate) lesson: String,
    pub(crate) program: String,
    pub(crate) second_ns: u64,
    pub(crate) machine: Machine,
    pub(crate) versions: Vec<RecordedVersion>,
}

#[derive(Debug)]
pub(crate) struct RecordedVersion {
    pub(crate) recording: Recording,
    pub(crate) answer: Option<String>,
    pub(crate) expected: Vec<String>,
    /// The source's name and text. Older recordings have none.
    pub(crate) source: Option<(String, String)>,
}

impl Recorded {
    /// The same program, of which nothing was run.
    pub(crate) fn without_versions(&self) -> Recorded {
        Recorded {
            lesson: self.lesson.clone(),
            program: self.program.clone(),
            versions: Vec::new(),
            ..*self
        }
    }

    /// Writes the JSON form without sources, and without a line break.
    pub(crate) fn write_json(
        &self,
        out: &mut impl io::Write,
    ) -> io::Result<()> {
        let head = Head {
            lesson: &self.lesson,
            program: &self.program,
            second_ns: self.second_ns,
            machine: self.machine,
        };
        let expected = self.versions.iter().map(|version| {
            version.expected.iter().map(String::as_str).collect()
        });
        let expected: Vec<Vec<&str>> = expected.collect();
        let versions = self.versions.iter().zip(&expected);
        let judged = versions.map(|(version, expected)| Judged {
            recording: &version.recording,
            answer: version.answer.as_deref(),
            missing: None,
            expected,
            prediction: None,
            source: None,
        });
        write_program(out, &head, judged)
    }
}

/// The programs of a file that `--record` wrote.
///
/// # Errors
///
/// What in it is not as it should be: `is no recording: …`.
pub(crate) fn read(text: &str) -> Result<Vec<Recorded>, String> {
    let value = parse(text).map_err(|place| {
        format!("is no recording: it is no JSON from {place} on")
    })?;
    let programs = match &value {
        Value::List(programs) => programs.as_slice(),
        program => std::slice::from_ref(program),
    };
    if programs.is_empty() {
        return Err("is a recording of no program".to_owned());
    }
    for program in programs {
        match program.get("schema").number::<u64>() {
            Some(SCHEMA) => {}
            Some(other) => {
                return Err(format!(
                    "is a recording of schema {other}, and schema {SCHEMA} is \
                     what is read here"
                ));
            }
            None => {
                return Err("is no recording: it has no `schema`".to_owned());
            }
        }
    }
    let programs = programs.iter().map(program);
    programs
        .collect::<Result<_, _>>()
        .map_err(|wrong| format!("is no whole recording: {wrong}"))
}

/// What is wrong, and where.
type Read<T> = Result<T, String>;

fn program(of: &Value) -> Read<Recorded> {
    let name = text(of, "program")?;
    let second_ns: u64 = whole(of, "second_ns")?;
    if second_ns == 0 {
        return Err(format!("{name}: `second_ns` is 0"));
    }
    let version = |of: &Value| {
        let mut version = version(of)?;
        version.recording.second_ns = second_ns;
        Ok(version)
    };
    let versions: Vec<RecordedVersion> = list(of, "versions", version)
        .map_err(|wrong| format!("{name}: {wrong}"))?;
    let runtimes = || versions.iter().map(|v| &v.recording.runtime);
    for (nth, runtime) in runtimes().enumerate() {
        if runtimes().take(nth).any(|earlier| earlier == runtime) {
            return Err(format!("{name}: {runtime} is there twice"));
        }
    }
    Ok(Recorded {
        lesson: text(of, "crate")?,
        second_ns,
        machine: Machine {
            cores: of.get("cores").number(),
            is_debug: of.get("profile").text() != Some("release"),
        },
        versions,
        program: name,
    })
}

fn version(of: &Value) -> Read<RecordedVersion> {
    let maybe_text = |key: &str| of.get(key).text().map(str::to_owned);
    let tasks = list(of, "tasks", task)?;
    for (nth, task) in tasks.iter().enumerate() {
        if task.id != nth as u64 + 1 {
            return Err(format!("tasks, {}: `id` is {}", nth + 1, task.id));
        }
    }
    let said = list(of, "said", said)?;
    in_order("said", said.iter().map(|said| said.at_ns))?;
    let recording = Recording {
        workers: of.get("workers").number(),
        runtime: text(of, "runtime")?,
        second_ns: 0,
        outcome: name(of, "outcome", &Outcome::ALL, Outcome::as_str)?,
        exit_code: of.get("exit_code").number(),
        wall_ns: whole(of, "wall_ns")?,
        usage: Usage {
            user_ns: of.get("user_ns").number(),
            system_ns: of.get("system_ns").number(),
            peak_memory_bytes: of.get("peak_memory_bytes").number(),
            thread_count: of.get("thread_count").number(),
            threads_at_first_poll: of.get("threads_at_first_poll").number(),
            switches: of.get("switches").number(),
        },
        threads: list(of, "threads", as_text)?,
        tasks,
        said,
        figures: maybe_list(of, "figures", figure)?,
        numbers: maybe_list(of, "numbers", |number| {
            Ok((text(number, "name")?, whole(number, "value")?))
        })?,
        stderr: list(of, "stderr", as_text)?,
        notes: list(of, "notes", as_text)?,
        is_cut: *of.get("cut") == Value::Bool(true),
    };
    Ok(RecordedVersion {
        recording,
        answer: maybe_text("answer"),
        expected: list(of, "expected", as_text)?,
        source: maybe_text("file").zip(maybe_text("source")),
    })
}

fn task(of: &Value) -> Read<Task> {
    let polls = list(of, "polls", |poll| {
        Ok(Poll {
            start_ns: whole(poll, "start_ns")?,
            end_ns: poll.get("end_ns").number(),
            thread: whole(poll, "thread")?,
            ready: is(poll, "ready"),
        })
    })?;
    let wakes = list(of, "wakes", |wake| {
        Ok(Wake {
            at_ns: whole(wake, "at_ns")?,
            thread: whole(wake, "thread")?,
            by: wake.get("by").number(),
            after: wake.get("after").number(),
        })
    })?;
    in_order("polls", polls.iter().map(|poll| poll.start_ns))?;
    in_order("wakes", wakes.iter().map(|wake| wake.at_ns))?;
    let end = name(of, "end", &End::ALL, End::as_str)?;
    Ok(Task {
        id: whole(of, "id")?,
        name: text(of, "name")?,
        parent: of.get("parent").number(),
        is_call: is(of, "call"),
        created_ns: whole(of, "created_ns")?,
        end: end.ok_or("`end` is null")?,
        ended_ns: of.get("ended_ns").number(),
        polls,
        wakes,
    })
}

fn said(of: &Value) -> Read<Said> {
    let file = of.get("file").text().map(str::to_owned);
    Ok(Said {
        at_ns: whole(of, "at_ns")?,
        task: of.get("task").number(),
        text: text(of, "text")?,
        place: file.zip(of.get("line").number()),
    })
}

fn figure(of: &Value) -> Read<Figure> {
    let unit = name(of, "unit", &Unit::ALL, Unit::as_str)?;
    Ok(Figure {
        name: text(of, "name")?,
        value: of.get("value").number().unwrap_or(f64::NAN),
        unit: unit.ok_or("`unit` is null")?,
    })
}

fn text(of: &Value, key: &str) -> Read<String> {
    let text = of.get(key).text().map(str::to_owned);
    text.ok_or_else(|| format!("`{key}` is no text"))
}

fn as_text(value: &Value) -> Read<String> {
    let text = value.text().map(str::to_owned);
    text.ok_or_else(|| "it is no text".to_owned())
}

fn whole<N: std::str::FromStr>(of: &Value, key: &str) -> Read<N> {
    let number = of.get(key).number();
    number.ok_or_else(|| format!("`{key}` is no whole number, or too large"))
}

fn is(of: &Value, key: &str) -> bool {
    *of.get(key) == Value::Bool(true)
}

/// One of the names that are known; `None` for null.
fn name<T: Copy>(
    of: &Value,
    key: &str,
    all: &[T],
    as_str: fn(T) -> &'static str,
) -> Read<Option<T>> {
    if *of.get(key) == Value::Null {
        return Ok(None);
    }
    let text = text(of, key)?;
    let found = all.iter().find(|one| as_str(**one) == text);
    let found = found.ok_or_else(|| format!("`{key}` is `{text}`"))?;
    Ok(Some(*found))
}

fn list<T>(
    of: &Value,
    key: &str,
    read: impl Fn(&Value) -> Read<T>,
) -> Read<Vec<T>> {
    let items = of.get(key).list();
    let items = items.ok_or_else(|| format!("`{key}` is no list"))?;
    let read = |(nth, item): (usize, &Value)| {
        read(item).map_err(|wrong| format!("{key}, {}: {wrong}", nth + 1))
    };
    items.iter().enumerate().map(read).collect()
}

/// A list that older recordings do not have.
fn maybe_list<T>(
    of: &Value,
    key: &str,
    read: impl Fn(&Value) -> Read<T>,
) -> Read<Vec<T>> {
    match of.get(key) {
        Value::Null => Ok(Vec::new()),
        _ => list(of, key, read),
    }
}

/// Whoever looks for a moment relies on that.
fn in_order(what: &str, times: impl Iterator<Item = u64>) -> Read<()> {
    match times.is_sorted() {
        true => Ok(()),
        false => Err(format!("the times of `{what}` run backwards")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With every key that is written.
    const RECORDING: &str = r#"{"schema":1,"crate":"waiting","program":"tea","second_ns":7,"profile":"release","cores":2,"versions":[{"runtime":"smol","file":null,"source":null,"outcome":"hung","exit_code":null,"answer":"3 s","missing":null,"expected":["3 s"],"wall_ns":9,"user_ns":1,"system_ns":null,"peak_memory_bytes":3,"thread_count":2,"threads_at_first_poll":1,"switches":null,"workers":2,"threads":["main"],"tasks":[{"id":1,"name":"a \"task\"","parent":null,"call":false,"created_ns":1,"end":"open","ended_ns":null,"polls":[{"start_ns":2,"end_ns":3,"thread":0,"ready":false},{"start_ns":4,"end_ns":null,"thread":0,"ready":false}],"wakes":[{"at_ns":3,"thread":0,"by":null,"after":1}]}],"said":[{"at_ns":4,"task":1,"text":"é","file":"x.rs","line":3},{"at_ns":4,"task":null,"text":"printed","file":null,"line":null}],"figures":[{"name":"one","value":null,"unit":"count"},{"name":"two","value":2.5,"unit":"ns"}],"numbers":[{"name":"clients","value":5}],"stderr":["e"],"notes":["n"],"cut":true}]}"#;

    #[test]
    fn what_was_written_is_read_and_can_be_written_again() {
        let recorded = read(RECORDING).expect("a recording");
        let mut again = Vec::new();
        recorded[0].write_json(&mut again).expect("memory");
        assert_eq!(String::from_utf8_lossy(&again), RECORDING);
        let list = format!("[{RECORDING},\n{RECORDING}]\n");
        assert_eq!(read(&list).expect("recordings").len(), 2);
    }

    #[test]
    fn an_older_recording_has_less_and_a_newer_one_more() {
        let older = RECORDING
            .replace(r#""file":null,"source":null,"#, "")
            .replace(r#","cut":true"#, "")
            .replace(r#""numbers":[{"name":"clients","value":5}],"#, "");
        let newer = older.replace(r#""answer""#, r#""more":[{}],"answer""#);
        let version = &read(&newer).expect("a recording")[0].versions[0];
        assert_eq!(version.source, None);
        assert!(!version.recording.is_cut);
        assert!(version.recording.numbers.is_empty());
    }

    #[test]
    fn what_is_no_recording_is_told_with_its_place() {
        let wrong = |from: &str, to: &str| {
            assert!(RECORDING.contains(from), "{from}");
            read(&RECORDING.replace(from, to)).expect_err("it is wrong")
        };
        assert_eq!(
            wrong(r#""versions":["#, r#""versions":[,"#),
            "is no recording: it is no JSON from line 1, column 103 on"
        );
        assert_eq!(
            wrong(r#""schema":1"#, r#""schema":2"#),
            "is a recording of schema 2, and schema 1 is what is read here"
        );
        assert_eq!(
            wrong(r#""schema""#, r#""Schema""#),
            "is no recording: it has no `schema`"
        );
        assert_eq!(
            read("[]").expect_err("it is empty"),
            "is a recording of no program"
        );
        let whole = "is no whole recording: tea: versions, 1: ";
        assert_eq!(
            wrong(r#""start_ns":4"#, r#""start_ns":-4"#),
            format!(
                "{whole}tasks, 1: polls, 2: `start_ns` is no whole number, or \
                 too large"
            )
        );
        assert_eq!(
            wrong(r#""start_ns":4"#, r#""start_ns":1"#),
            format!("{whole}tasks, 1: the times of `polls` run backwards")
        );
        assert_eq!(
            wrong(r#""id":1"#, r#""id":7"#),
            format!("{whole}tasks, 1: `id` is 7")
        );
        assert_eq!(
            wrong(r#""end":"open""#, r#""end":"asleep""#),
            format!("{whole}tasks, 1: `end` is `asleep`")
        );
        assert_eq!(
            wrong(r#""tasks":[{"#, r#""tasks":{},"more":[{"#),
            format!("{whole}`tasks` is no list")
        );
    }
}
