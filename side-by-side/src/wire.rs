//! What a version tells the stage while it runs: one [`Event`] after another,
//! appended to a file that only these two have open. `watch/tape.rs` writes
//! them in Rust, `watch/recorder.py` in Python.
//!
//! # The channel
//!
//! The stage starts a version with such a file as its stdin. The file contains
//! [`HEAD`] and nothing else. The version reads it, takes the file off its
//! stdin (which is empty from then on), and appends what it records. A process
//! that finds another stdin, or a file that already has events, does not
//! record: it was started by a version, and not by the stage.
//!
//! The version's stdout is a pipe to the stage. When the pipe has no reader any
//! more, the stage is gone, and the version ends itself and all processes that
//! it started.
//!
//! The stage sets `SIDE_BY_SIDE_SECOND` (the length of a program second in
//! nanoseconds) and `SIDE_BY_SIDE_NUMBERS` (`name=number`, separated by commas;
//! absent if no number was changed). `SIDE_BY_SIDE_VERSION` tells the
//! executable of a lesson which program and version it is (`square smol`); its
//! arguments are the program's own.
//!
//! A program of the reader's own ([`crate::watch_main`]) keeps its stdin:
//! `SIDE_BY_SIDE_CHANNEL` is the path of the file.
//!
//! # An event
//!
//! 32 bytes, little-endian, followed by up to two texts in UTF-8:
//!
//! | bytes | what |
//! | --- | --- |
//! | 0 to 7 | nanoseconds since the program started; never less than before |
//! | 8 | kind |
//! | 9 | flag |
//! | 10, 11 | thread |
//! | 12, 13 | bytes of the first text |
//! | 14, 15 | bytes of the second text |
//! | 16 to 23 | task; 0 if there is none |
//! | 24 to 31 | number |
//!
//! | kind | event | flag | thread | task | number | texts |
//! | --- | --- | --- | --- | --- | --- | --- |
//! | 1 | the program starts | | | | nanoseconds since 1970, or 0 | |
//! | 2 | a thread's first event | | its number | | the system's number for it, or 0 | name |
//! | 3 | a task is created | 1: a blocking call, 2: a value | | its number | the parent's, or 0 | name, place in the source |
//! | 4 | a poll starts | | where | which | the runtime's task that polls it, or 0 | |
//! | 5 | a poll ends | 1: ready | | which | | |
//! | 6 | a task is woken | 1: through a waker that belongs to another of the runtime's tasks than the one that polled it last | where | which | the one polled there, or 0 | |
//! | 7 | a task ends without a ready poll | 1: dropped, 2: panicked | | which | the one that was polled where it was dropped, or 0 | |
//! | 8 | something is said | | | by which, or 0 | line | text, file |
//! | 9 | a figure | 0: bytes, 1: ns, 2: count | | | bits of an IEEE double | name |
//! | 10 | a number is used | | | | its value | name |
//! | 11 | usage | 0: user ns, 1: system ns, 2: peak bytes, 3: threads, 4: switches, 5: threads when a lane was first polled, 6: user and system ns of children that were waited for | | | how much | |
//! | 12 | from here on, events are left out | | | | | |
//! | 13 | this many events were left out | | | | how many | |
//! | 14 | `main` has ended | 1: by a panic | | | | |
//! | 15 | a task waits, and its last waker is dropped | | | which | | |
//! | 16 | a task is polled after its end, for the first time | | | which | | |
//!
//! A runtime's task may have any number that no other task has at the same
//! time. Threads are numbered from 0 (the main thread), tasks from 1, both in
//! the order in which they appear. Later versions only add kinds. A reader
//! skips a kind that it does not know.

/// What the file contains before the first event.
pub(crate) const HEAD: &[u8; 16] = b"side-by-side v1\n";
pub(crate) const SECOND: &str = "SIDE_BY_SIDE_SECOND";
pub(crate) const CHANNEL: &str = "SIDE_BY_SIDE_CHANNEL";
/// How a program of the reader's own is shown; not for the stage's parts.
pub(crate) const OWN_PROGRAM: &str = "SIDE_BY_SIDE";
pub(crate) const VERSION: &str = "SIDE_BY_SIDE_VERSION";
pub(crate) const NUMBERS: &str = "SIDE_BY_SIDE_NUMBERS";
/// A longer text is cut, in bytes.
pub(crate) const TEXT_AT_MOST: usize = 4 * 1024;

const FIXED: usize = 32;

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Event {
    /// Nanoseconds since the program started.
    pub(crate) at_ns: u64,
    pub(crate) what: What,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum What {
    /// Wall-clock time, to relate our times to the stage's.
    Began {
        unix_ns: u64,
    },
    Thread {
        thread: u16,
        name: String,
        system_id: Option<u64>,
    },
    Created {
        task: u64,
        name: String,
        parent: Option<u64>,
        kind: LaneKind,
        /// `src/main.rs:7`.
        place: String,
    },
    PollBegan {
        task: u64,
        thread: u16,
        runs_in: Option<u64>,
    },
    /// A poll that is ready also finishes its task.
    PollEnded {
        task: u64,
        ready: bool,
    },
    Woken {
        task: u64,
        thread: u16,
        by: Option<u64>,
        is_stale: bool,
    },
    /// Ended without a ready poll: dropped or panicked.
    Ended {
        task: u64,
        end: End,
        by: Option<u64>,
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
    Number {
        name: String,
        value: u64,
    },
    Used {
        what: Used,
        amount: u64,
    },
    /// From here on, only words, ends and figures are recorded.
    Cut,
    LeftOut {
        count: u64,
    },
    /// `main` returned or panicked; the process ends next.
    Left {
        panicked: bool,
    },
    /// It waits, and nothing can wake it any more.
    WakerDropped {
        task: u64,
    },
    PolledAfterEnd {
        task: u64,
    },
}

/// What has a lane.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LaneKind {
    #[default]
    Future,
    /// A call that blocks its thread ([`crate::watch_call`]).
    Call,
    /// A value that lives ([`crate::watch_value`]).
    Value,
}

impl LaneKind {
    pub fn as_str(self) -> &'static str {
        match self {
            LaneKind::Future => "future",
            LaneKind::Call => "call",
            LaneKind::Value => "value",
        }
    }
}

/// How a task ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum End {
    Finished,
    Dropped,
    Panicked,
    /// It had not ended when its process did.
    #[default]
    Open,
}

impl End {
    pub fn as_str(self) -> &'static str {
        match self {
            End::Finished => "finished",
            End::Dropped => "dropped",
            End::Panicked => "panicked",
            End::Open => "open",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Bytes,
    Nanoseconds,
    Count,
}

impl Unit {
    pub fn as_str(self) -> &'static str {
        match self {
            Unit::Bytes => "bytes",
            Unit::Nanoseconds => "ns",
            Unit::Count => "count",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Used {
    UserNs,
    SystemNs,
    PeakBytes,
    Threads,
    Switches,
    ThreadsAtFirstPoll,
    ChildrenNs,
}

/// What the start of some bytes contains.
#[derive(Debug, PartialEq)]
pub(crate) enum Decoded {
    /// An event, and how many bytes it takes.
    Event(Event, usize),
    /// An event of a kind that this library does not know, and its length.
    Unknown(usize),
    /// The rest has not been written yet.
    Incomplete,
}

/// The fields of an event before they are interpreted.
#[derive(Default)]
struct Fields<'a> {
    kind: u8,
    flag: u8,
    thread: u16,
    task: u64,
    number: u64,
    first: &'a str,
    second: &'a str,
}

impl Event {
    /// Appends the event's bytes. Texts are cut to [`TEXT_AT_MOST`].
    pub(crate) fn encode(&self, bytes: &mut Vec<u8>) {
        let fields = self.what.fields();
        let (first, second) = (shortened(fields.first), shortened(fields.second));
        let length = |text: &str| (text.len() as u16).to_le_bytes();
        bytes.extend(self.at_ns.to_le_bytes());
        bytes.extend([fields.kind, fields.flag]);
        bytes.extend(fields.thread.to_le_bytes());
        bytes.extend(length(&first));
        bytes.extend(length(&second));
        bytes.extend(fields.task.to_le_bytes());
        bytes.extend(fields.number.to_le_bytes());
        bytes.extend(first.as_bytes());
        bytes.extend(second.as_bytes());
    }

    pub(crate) fn decode(bytes: &[u8]) -> Decoded {
        let u16_at = |at: usize| -> Option<u16> {
            Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
        };
        let u64_at = |at: usize| -> Option<u64> {
            Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
        };
        let fields = || {
            let first_end = FIXED + usize::from(u16_at(12)?);
            let length = first_end + usize::from(u16_at(14)?);
            let texts = (bytes.get(FIXED..first_end)?, bytes.get(first_end..length)?);
            Some((
                u64_at(0)?,
                u16_at(10)?,
                u64_at(16)?,
                u64_at(24)?,
                texts,
                length,
            ))
        };
        let Some((at_ns, thread, task, number, texts, length)) = fields() else {
            return Decoded::Incomplete;
        };
        let (first, second) = (
            String::from_utf8_lossy(texts.0),
            String::from_utf8_lossy(texts.1),
        );
        let fields = Fields {
            kind: bytes[8],
            flag: bytes[9],
            thread,
            task,
            number,
            first: &first,
            second: &second,
        };
        match What::of(&fields) {
            Some(what) => Decoded::Event(Event { at_ns, what }, length),
            None => Decoded::Unknown(length),
        }
    }
}

impl What {
    fn fields(&self) -> Fields<'_> {
        let none = Fields::default();
        match self {
            What::Began { unix_ns } => Fields {
                kind: 1,
                number: *unix_ns,
                ..none
            },
            What::Thread {
                thread,
                name,
                system_id,
            } => Fields {
                kind: 2,
                thread: *thread,
                number: system_id.unwrap_or(0),
                first: name,
                ..none
            },
            What::Created {
                task,
                name,
                parent,
                kind,
                place,
            } => Fields {
                kind: 3,
                flag: *kind as u8,
                task: *task,
                number: parent.unwrap_or(0),
                first: name,
                second: place,
                ..none
            },
            What::PollBegan {
                task,
                thread,
                runs_in,
            } => Fields {
                kind: 4,
                thread: *thread,
                task: *task,
                number: runs_in.unwrap_or(0),
                ..none
            },
            What::PollEnded { task, ready } => Fields {
                kind: 5,
                flag: u8::from(*ready),
                task: *task,
                ..none
            },
            What::Woken {
                task,
                thread,
                by,
                is_stale,
            } => Fields {
                kind: 6,
                flag: u8::from(*is_stale),
                thread: *thread,
                task: *task,
                number: by.unwrap_or(0),
                ..none
            },
            What::Ended { task, end, by } => Fields {
                kind: 7,
                flag: if *end == End::Panicked { 2 } else { 1 },
                task: *task,
                number: by.unwrap_or(0),
                ..none
            },
            What::Said {
                task,
                text,
                file,
                line,
            } => Fields {
                kind: 8,
                task: task.unwrap_or(0),
                number: u64::from(*line),
                first: text,
                second: file,
                ..none
            },
            What::Figure { name, value, unit } => Fields {
                kind: 9,
                flag: match unit {
                    Unit::Bytes => 0,
                    Unit::Nanoseconds => 1,
                    Unit::Count => 2,
                },
                number: value.to_bits(),
                first: name,
                ..none
            },
            What::Number { name, value } => Fields {
                kind: 10,
                number: *value,
                first: name,
                ..none
            },
            What::Used { what, amount } => Fields {
                kind: 11,
                flag: *what as u8,
                number: *amount,
                ..none
            },
            What::Cut => Fields { kind: 12, ..none },
            What::LeftOut { count } => Fields {
                kind: 13,
                number: *count,
                ..none
            },
            What::Left { panicked } => Fields {
                kind: 14,
                flag: u8::from(*panicked),
                ..none
            },
            What::WakerDropped { task } => Fields {
                kind: 15,
                task: *task,
                ..none
            },
            What::PolledAfterEnd { task } => Fields {
                kind: 16,
                task: *task,
                ..none
            },
        }
    }

    fn of(fields: &Fields) -> Option<What> {
        let &Fields {
            flag,
            thread,
            task,
            number,
            ..
        } = fields;
        let or_none = |id: u64| (id > 0).then_some(id);
        let name = || fields.first.to_owned();
        Some(match fields.kind {
            1 => What::Began { unix_ns: number },
            2 => What::Thread {
                thread,
                name: name(),
                system_id: or_none(number),
            },
            3 => What::Created {
                task,
                name: name(),
                parent: or_none(number),
                kind: *[LaneKind::Future, LaneKind::Call, LaneKind::Value]
                    .get(usize::from(flag))?,
                place: fields.second.to_owned(),
            },
            4 => What::PollBegan {
                task,
                thread,
                runs_in: or_none(number),
            },
            5 => What::PollEnded {
                task,
                ready: flag == 1,
            },
            6 => What::Woken {
                task,
                thread,
                by: or_none(number),
                is_stale: flag == 1,
            },
            7 => What::Ended {
                task,
                end: match flag {
                    1 => End::Dropped,
                    2 => End::Panicked,
                    _ => return None,
                },
                by: or_none(number),
            },
            8 => What::Said {
                task: or_none(task),
                text: name(),
                file: fields.second.to_owned(),
                line: u32::try_from(number).unwrap_or(u32::MAX),
            },
            9 => What::Figure {
                name: name(),
                value: f64::from_bits(number),
                unit: *[Unit::Bytes, Unit::Nanoseconds, Unit::Count].get(usize::from(flag))?,
            },
            10 => What::Number {
                name: name(),
                value: number,
            },
            11 => What::Used {
                what: *[
                    Used::UserNs,
                    Used::SystemNs,
                    Used::PeakBytes,
                    Used::Threads,
                    Used::Switches,
                    Used::ThreadsAtFirstPoll,
                    Used::ChildrenNs,
                ]
                .get(usize::from(flag))?,
                amount: number,
            },
            12 => What::Cut,
            13 => What::LeftOut { count: number },
            14 => What::Left {
                panicked: flag == 1,
            },
            15 => What::WakerDropped { task },
            16 => What::PolledAfterEnd { task },
            _ => return None,
        })
    }
}

/// The text, cut to [`TEXT_AT_MOST`] with a note of what is missing.
fn shortened(text: &str) -> std::borrow::Cow<'_, str> {
    if text.len() <= TEXT_AT_MOST {
        return text.into();
    }
    let mut end = TEXT_AT_MOST;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let more = text.len() - end;
    format!("{}… ({more} more bytes)", &text[..end]).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<What> {
        let task = 7;
        vec![
            What::Began { unix_ns: 1 << 60 },
            What::Thread {
                thread: 1,
                name: "a \"worker\"\n".into(),
                system_id: Some(4321),
            },
            What::Created {
                task,
                name: "läundry".into(),
                parent: Some(1),
                kind: LaneKind::Value,
                place: "src/main.rs:7".into(),
            },
            What::PollBegan {
                task,
                thread: 0,
                runs_in: Some(1 << 40),
            },
            What::PollEnded { task, ready: true },
            What::Woken {
                task,
                thread: 2,
                by: None,
                is_stale: true,
            },
            What::Ended {
                task,
                end: End::Dropped,
                by: Some(3),
            },
            What::Ended {
                task,
                end: End::Panicked,
                by: None,
            },
            What::Said {
                task: None,
                text: "Hello\u{1b}[2J\u{1e}".into(),
                file: "src\\main.rs".into(),
                line: 3,
            },
            What::Figure {
                name: "bytes".into(),
                value: f64::NEG_INFINITY,
                unit: Unit::Count,
            },
            What::Number {
                name: "clients".into(),
                value: 100,
            },
            What::Used {
                what: Used::Threads,
                amount: 2,
            },
            What::Used {
                what: Used::Switches,
                amount: 3,
            },
            What::Used {
                what: Used::ThreadsAtFirstPoll,
                amount: 1,
            },
            What::Used {
                what: Used::ChildrenNs,
                amount: 1,
            },
            What::Cut,
            What::LeftOut { count: 5 },
            What::Left { panicked: false },
            What::WakerDropped { task },
            What::PolledAfterEnd { task },
        ]
    }

    #[test]
    fn an_event_reads_back_as_it_was_written() {
        for what in all() {
            let event = Event { at_ns: 5, what };
            let mut bytes = Vec::new();
            event.encode(&mut bytes);
            let length = bytes.len();
            for cut in 0..length {
                let part = Event::decode(&bytes[..cut]);
                assert_eq!(part, Decoded::Incomplete, "{event:?} to {cut}");
            }
            bytes.extend(b"and what follows");
            assert_eq!(Event::decode(&bytes), Decoded::Event(event, length));
        }
    }

    #[test]
    fn an_event_of_an_unknown_kind_can_be_skipped() {
        let mut bytes = Vec::new();
        let what = What::Thread {
            thread: 0,
            name: "main".into(),
            system_id: None,
        };
        Event { at_ns: 1, what }.encode(&mut bytes);
        bytes[8] = 200;
        assert_eq!(Event::decode(&bytes), Decoded::Unknown(36));
    }

    #[test]
    fn a_long_text_is_cut() {
        let text = shortened(&"ä".repeat(3 * 1024)).into_owned();
        assert!(text.ends_with("ä… (2048 more bytes)"), "{text}");
        assert_eq!(shortened("short"), "short");
    }
}
