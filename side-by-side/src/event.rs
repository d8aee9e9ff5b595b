//! What a version tells the stage while it runs: one [`Event`] a line.
//!
//! A line is a JSON text led by the record separator (RFC 7464), so that it
//! is told apart from whatever else the program prints.

use std::fmt::{self, Display, Write as _};

use serde_json::Value;

use crate::recording::{End, Unit, Usage};

/// Leads each event; no text that people read has it.
pub(crate) const RECORD_SEPARATOR: char = '\u{1e}';

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Event {
    /// Nanoseconds since the program began.
    pub(crate) at_ns: u64,
    pub(crate) what: What,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum What {
    Began,
    Thread {
        thread: usize,
        name: String,
    },
    Created {
        task: u64,
        name: String,
        parent: Option<u64>,
    },
    PollBegan {
        task: u64,
        thread: usize,
    },
    /// A poll that is ready also finishes its task.
    PollEnded {
        task: u64,
        ready: bool,
    },
    Woken {
        task: u64,
        thread: usize,
        by: Option<u64>,
    },
    /// Ended without a ready poll: dropped or panicked.
    Ended {
        task: u64,
        end: End,
    },
    Said {
        task: Option<u64>,
        text: String,
        file: String,
        line: u32,
    },
    Figure {
        name: String,
        value: f64,
        unit: Unit,
    },
    /// `main` returned or panicked; the process ends next.
    Left {
        panicked: bool,
        usage: Usage,
    },
}

/// Written by hand, since a `serde_json::Value` costs more than all the rest
/// of recording an event.
impl Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, r#"{RECORD_SEPARATOR}{{"at_ns":{}"#, self.at_ns)?;
        match &self.what {
            What::Began => write!(f, r#","what":"began""#)?,
            What::Thread { thread, name } => write!(
                f,
                r#","what":"thread","thread":{thread},"name":{}"#,
                Text(name)
            )?,
            What::Created { task, name, parent } => write!(
                f,
                r#","what":"created","task":{task},"name":{},"parent":{}"#,
                Text(name),
                OrNull(parent)
            )?,
            What::PollBegan { task, thread } => write!(
                f,
                r#","what":"poll-began","task":{task},"thread":{thread}"#
            )?,
            What::PollEnded { task, ready } => write!(
                f,
                r#","what":"poll-ended","task":{task},"ready":{ready}"#
            )?,
            What::Woken { task, thread, by } => write!(
                f,
                r#","what":"woken","task":{task},"thread":{thread},"by":{}"#,
                OrNull(by)
            )?,
            What::Ended { task, end } => write!(
                f,
                r#","what":"ended","task":{task},"end":"{}""#,
                end.as_str()
            )?,
            What::Said {
                task,
                text,
                file,
                line,
            } => write!(
                f,
                r#","what":"said","task":{},"text":{},"file":{},"line":{line}"#,
                OrNull(task),
                Text(text),
                Text(file)
            )?,
            What::Figure { name, value, unit } => write!(
                f,
                r#","what":"figure","name":{},"value":{},"unit":"{}""#,
                Text(name),
                // JSON has no infinity: it becomes null, and so does no number.
                Value::from(*value),
                unit.as_str()
            )?,
            What::Left { panicked, usage } => write!(
                f,
                r#","what":"left","panicked":{panicked},"user_ns":{},"system_ns":{},"peak_memory_bytes":{},"thread_count":{}"#,
                OrNull(&usage.user_ns),
                OrNull(&usage.system_ns),
                OrNull(&usage.peak_memory_bytes),
                OrNull(&usage.thread_count)
            )?,
        }
        f.write_char('}')
    }
}

struct Text<'a>(&'a str);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Value::from(self.0).fmt(f)
    }
}

struct OrNull<'a>(&'a Option<u64>);

impl Display for OrNull<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(number) => number.fmt(f),
            None => f.write_str("null"),
        }
    }
}

impl Event {
    /// Reads what [`Display`] wrote, without the leading separator. `None` for
    /// anything else: a program may print what it likes.
    pub(crate) fn parse(json: &str) -> Option<Event> {
        let value: Value = serde_json::from_str(json).ok()?;
        let number = |key: &str| value[key].as_u64();
        let thread = || usize::try_from(value["thread"].as_u64()?).ok();
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        let what = match value["what"].as_str()? {
            "began" => What::Began,
            "thread" => What::Thread {
                thread: thread()?,
                name: text("name")?,
            },
            "created" => What::Created {
                task: number("task")?,
                name: text("name")?,
                parent: number("parent"),
            },
            "poll-began" => What::PollBegan {
                task: number("task")?,
                thread: thread()?,
            },
            "poll-ended" => What::PollEnded {
                task: number("task")?,
                ready: value["ready"].as_bool()?,
            },
            "woken" => What::Woken {
                task: number("task")?,
                thread: thread()?,
                by: number("by"),
            },
            "ended" => What::Ended {
                task: number("task")?,
                end: End::parse(value["end"].as_str()?)?,
            },
            "said" => What::Said {
                task: number("task"),
                text: text("text")?,
                file: text("file")?,
                line: number("line")?.try_into().ok()?,
            },
            "figure" => What::Figure {
                name: text("name")?,
                value: value["value"].as_f64().unwrap_or(f64::NAN),
                unit: Unit::parse(value["unit"].as_str()?)?,
            },
            "left" => What::Left {
                panicked: value["panicked"].as_bool()?,
                usage: Usage {
                    user_ns: number("user_ns"),
                    system_ns: number("system_ns"),
                    peak_memory_bytes: number("peak_memory_bytes"),
                    thread_count: number("thread_count"),
                },
            },
            _ => return None,
        };
        let at_ns = number("at_ns")?;
        Some(Event { at_ns, what })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_reads_back_as_it_was_written() {
        let task = 7;
        let all = [
            What::Began,
            What::Thread {
                thread: 1,
                name: "a \"worker\"\n".into(),
            },
            What::Created {
                task,
                name: "läundry".into(),
                parent: Some(1),
            },
            What::PollBegan { task, thread: 0 },
            What::PollEnded { task, ready: true },
            What::Woken {
                task,
                thread: 2,
                by: None,
            },
            What::Ended {
                task,
                end: End::Dropped,
            },
            What::Said {
                task: None,
                text: "Hello\u{1b}[2J\u{1e}".into(),
                file: "src\\main.rs".into(),
                line: 3,
            },
            What::Figure {
                name: "bytes".into(),
                value: 289.5,
                unit: Unit::Bytes,
            },
            What::Left {
                panicked: false,
                usage: Usage {
                    user_ns: Some(1),
                    system_ns: None,
                    peak_memory_bytes: Some(u64::MAX),
                    thread_count: Some(2),
                },
            },
        ];
        for what in all {
            let event = Event { at_ns: 5, what };
            let line = event.to_string();
            assert!(!line.contains('\n'), "one line: {line}");
            let json = line
                .strip_prefix(RECORD_SEPARATOR)
                .expect("a separator leads");
            assert!(!json.contains(RECORD_SEPARATOR), "one separator: {line}");
            assert_eq!(Event::parse(json), Some(event));
        }
    }

    #[test]
    fn what_is_no_event_is_not_taken_for_one() {
        for line in [
            "",
            "null",
            "{}",
            "[1]",
            r#"{"at_ns":1}"#,
            r#"{"at_ns":-1,"what":"began"}"#,
            r#"{"at_ns":1,"what":"began""#,
            r#"{"at_ns":1,"what":"poll-began","task":1}"#,
            r#"{"at_ns":1,"what":"ended","task":1,"end":"bored"}"#,
        ] {
            assert_eq!(Event::parse(line), None, "{line}");
        }
    }
}
