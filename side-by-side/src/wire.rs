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
//! | 11 | usage | 0: user ns, 1: system ns, 2: peak bytes, 3: threads, 4: switches, 5: threads when a lane was first polled, 6: user and system ns of children that were waited for, 7: threads of a blocking pool, by their names | | | how much | |
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

use std::borrow::Cow;

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

/// Nanoseconds since the program started, and what happened then.
#[cfg_attr(test, derive(Debug, Clone, PartialEq))]
pub(crate) struct Event {
    pub(crate) at_ns: u64,
    pub(crate) what: What,
}

/// What the start of some bytes contains.
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(crate) enum Decoded {
    /// An event, and how many bytes it takes.
    Event(Event, usize),
    /// An event of a kind that this library does not know, and its length.
    Unknown(usize),
    /// The rest has not been written yet.
    Incomplete,
}

impl Event {
    /// Appends the event's bytes. Texts are cut to [`TEXT_AT_MOST`].
    pub(crate) fn encode(&self, bytes: &mut Vec<u8>) {
        let places = self.what.places();
        let length = |text: &str| (text.len() as u16).to_le_bytes();
        bytes.extend(self.at_ns.to_le_bytes());
        bytes.extend([places.kind, places.flag]);
        bytes.extend(places.thread.to_le_bytes());
        bytes.extend(length(&places.first));
        bytes.extend(length(&places.second));
        bytes.extend(places.task.to_le_bytes());
        bytes.extend(places.number.to_le_bytes());
        bytes.extend(places.first.as_bytes());
        bytes.extend(places.second.as_bytes());
    }

    pub(crate) fn decode(bytes: &[u8]) -> Decoded {
        let mut rest = bytes;
        let Some((at_ns, places)) = taken(&mut rest) else {
            return Decoded::Incomplete;
        };
        let length = bytes.len() - rest.len();
        match What::read(places) {
            Some(what) => Decoded::Event(Event { at_ns, what }, length),
            None => Decoded::Unknown(length),
        }
    }
}

/// Takes an event off the start of some bytes.
fn taken<'a>(bytes: &mut &'a [u8]) -> Option<(u64, Places<'a>)> {
    fn array<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
        bytes.split_off(..N)?.try_into().ok()
    }
    let at_ns = u64::from_le_bytes(array(bytes)?);
    let [kind, flag] = array(bytes)?;
    let thread = u16::from_le_bytes(array(bytes)?);
    let lengths = [array(bytes)?, array(bytes)?].map(u16::from_le_bytes);
    let task = u64::from_le_bytes(array(bytes)?);
    let number = u64::from_le_bytes(array(bytes)?);
    let mut text = |length| bytes.split_off(..usize::from(length));
    let [first, second] = [text(lengths[0])?, text(lengths[1])?].map(String::from_utf8_lossy);
    let places = Places {
        kind,
        flag,
        thread,
        task,
        number,
        first,
        second,
    };
    Some((at_ns, places))
}

/// How a field of an event is stored. A place that an event does not use is 0 or
/// empty.
trait Field<'a, Place>: Sized {
    fn stored(&'a self) -> Place;
    /// `None` if a later version may know what it means.
    fn read(place: Place) -> Option<Self>;
}

/// What an event is stored in.
#[derive(Default)]
struct Places<'a> {
    kind: u8,
    flag: u8,
    thread: u16,
    task: u64,
    number: u64,
    first: Cow<'a, str>,
    second: Cow<'a, str>,
}

/// The type of all events, and how one is stored, from one table: each event's
/// kind, and its fields, each with the place where it is stored.
macro_rules! events {
    ($(
        $(#[$about:meta])*
        $kind:literal $name:ident $({ $($field:ident: $type:ty = $place:ident),* })?
    )*) => {
        #[cfg_attr(test, derive(Debug, Clone, PartialEq))]
        pub(crate) enum What {
            $($(#[$about])* $name $({ $($field: $type),* })?,)*
        }

        impl What {
            fn places(&self) -> Places<'_> {
                match self {
                    $(What::$name { $($($field),*)? } => Places {
                        kind: $kind,
                        $($($place: $field.stored(),)*)?
                        ..Places::default()
                    },)*
                }
            }

            /// `None` if this library does not know it.
            fn read(places: Places) -> Option<What> {
                Some(match places.kind {
                    $($kind => What::$name { $($($field: Field::read(places.$place)?),*)? },)*
                    _ => return None,
                })
            }
        }
    };
}

events! {
    /// Wall-clock time, to relate our times to the stage's.
    1 Began { unix_ns: u64 = number }
    2 Thread { thread: u16 = thread, name: String = first, system_id: Option<u64> = number }
    /// The place is one in the source, such as `src/main.rs:7`.
    3 Created {
        task: u64 = task,
        name: String = first,
        parent: Option<u64> = number,
        kind: LaneKind = flag,
        place: String = second
    }
    4 PollBegan { task: u64 = task, thread: u16 = thread, runs_in: Option<u64> = number }
    /// A poll that is ready also finishes its task.
    5 PollEnded { task: u64 = task, ready: bool = flag }
    6 Woken {
        task: u64 = task,
        thread: u16 = thread,
        by: Option<u64> = number,
        is_stale: bool = flag
    }
    /// Ended without a ready poll: dropped or panicked.
    7 Ended { task: u64 = task, end: End = flag, by: Option<u64> = number }
    8 Said {
        task: Option<u64> = task,
        text: String = first,
        file: String = second,
        line: u32 = number
    }
    9 Figure { name: String = first, value: f64 = number, unit: Unit = flag }
    10 Number { name: String = first, value: u64 = number }
    11 Used { what: Used = flag, amount: u64 = number }
    /// From here on, only words, ends and figures are recorded.
    12 Cut
    13 LeftOut { count: u64 = number }
    /// `main` returned or panicked; the process ends next.
    14 Left { panicked: bool = flag }
    /// It waits, and nothing can wake it any more.
    15 WakerDropped { task: u64 = task }
    16 PolledAfterEnd { task: u64 = task }
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

#[derive(Clone, Copy)]
#[cfg_attr(test, derive(Debug, PartialEq))]
pub(crate) enum Used {
    UserNs,
    SystemNs,
    PeakBytes,
    Threads,
    Switches,
    ThreadsAtFirstPoll,
    ChildrenNs,
    PoolThreads,
}

/// For each type of field: the type of its place, how it is stored, how it is read.
macro_rules! stored {
    ($($type:ty as $place:ty: $store:expr, $read:expr;)*) => {$(
        impl Field<'_, $place> for $type {
            fn stored(&self) -> $place {
                let store: fn($type) -> $place = $store;
                store(*self)
            }
            fn read(place: $place) -> Option<$type> {
                let read: fn($place) -> Option<$type> = $read;
                read(place)
            }
        }
    )*};
}

stored! {
    u16 as u16: |thread| thread, Some;
    u64 as u64: |number| number, Some;
    u32 as u64: u64::from, |line| Some(line.try_into().unwrap_or(u32::MAX));
    Option<u64> as u64: |id| id.unwrap_or(0), |id| Some((id > 0).then_some(id));
    f64 as u64: f64::to_bits, |bits| Some(f64::from_bits(bits));
    bool as u8: u8::from, |flag| Some(flag == 1);
    LaneKind as u8: |kind| kind as u8, |flag| {
        nth(flag, &[LaneKind::Future, LaneKind::Call, LaneKind::Value])
    };
    End as u8: |end| end as u8, |flag| nth(flag.checked_sub(1)?, &[End::Dropped, End::Panicked]);
    Unit as u8: |unit| unit as u8, |flag| {
        nth(flag, &[Unit::Bytes, Unit::Nanoseconds, Unit::Count])
    };
    Used as u8: |used| used as u8, |flag| {
        use Used::*;
        let first = [UserNs, SystemNs, PeakBytes, Threads, Switches];
        let more = [ThreadsAtFirstPoll, ChildrenNs, PoolThreads];
        nth(flag, &first).or_else(|| nth(flag.checked_sub(5)?, &more))
    };
}

fn nth<T: Copy>(flag: u8, values: &[T]) -> Option<T> {
    values.get(usize::from(flag)).copied()
}

impl<'a> Field<'a, Cow<'a, str>> for String {
    fn stored(&'a self) -> Cow<'a, str> {
        shortened(self)
    }
    fn read(text: Cow<str>) -> Option<String> {
        Some(text.into_owned())
    }
}

/// The text, cut to [`TEXT_AT_MOST`] with a note of what is missing.
fn shortened(text: &str) -> Cow<'_, str> {
    if text.len() <= TEXT_AT_MOST {
        return text.into();
    }
    let mut ends = (0..=TEXT_AT_MOST).rev();
    let end = ends.find(|end| text.is_char_boundary(*end));
    let (kept, more) = text.split_at(end.unwrap_or_default());
    format!("{kept}… ({} more bytes)", more.len()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An event of this kind, in which every place is used.
    fn bytes(kind: u8, flag: u8) -> Vec<u8> {
        let mut bytes = vec![5, 0, 0, 0, 0, 0, 0, 0, kind, flag, 30, 0, 8, 0, 4, 0];
        bytes.extend(40_u64.to_le_bytes());
        bytes.extend(50_u64.to_le_bytes());
        bytes.extend("läundry".as_bytes());
        bytes.extend(b"x.rs");
        bytes
    }

    /// What the first kinds are, with the flag 1.
    const EVENTS: [&str; 16] = [
        r#"Began { unix_ns: 50 }"#,
        r#"Thread { thread: 30, name: "läundry", system_id: Some(50) }"#,
        r#"Created { task: 40, name: "läundry", parent: Some(50), kind: Call, place: "x.rs" }"#,
        r#"PollBegan { task: 40, thread: 30, runs_in: Some(50) }"#,
        r#"PollEnded { task: 40, ready: true }"#,
        r#"Woken { task: 40, thread: 30, by: Some(50), is_stale: true }"#,
        r#"Ended { task: 40, end: Dropped, by: Some(50) }"#,
        r#"Said { task: Some(40), text: "läundry", file: "x.rs", line: 50 }"#,
        r#"Figure { name: "läundry", value: 2.47e-322, unit: Nanoseconds }"#,
        r#"Number { name: "läundry", value: 50 }"#,
        r#"Used { what: SystemNs, amount: 50 }"#,
        r#"Cut"#,
        r#"LeftOut { count: 50 }"#,
        r#"Left { panicked: true }"#,
        r#"WakerDropped { task: 40 }"#,
        r#"PolledAfterEnd { task: 40 }"#,
    ];

    #[test]
    fn an_event_reads_back_as_it_was_written() {
        for (kind, expected) in (1..).zip(EVENTS) {
            let mut bytes = bytes(kind, 1);
            let Decoded::Event(event, 44) = Event::decode(&bytes) else {
                panic!("{expected}");
            };
            assert_eq!((event.at_ns, &*format!("{:?}", event.what)), (5, expected));
            bytes.clear();
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
    fn a_flag_means_what_the_format_says() {
        let flags: [(u8, &[&str]); 6] = [
            (3, &["Future", "Call", "Value", "Unknown"]),
            (5, &["false", "true", "false"]),
            (7, &["Unknown", "Dropped", "Panicked", "Unknown"]),
            (9, &["Bytes", "Nanoseconds", "Count", "Unknown"]),
            (
                11,
                &["UserNs", "SystemNs", "PeakBytes", "Threads,", "Switches"],
            ),
            (
                11,
                &[
                    "",
                    "",
                    "",
                    "",
                    "",
                    "ThreadsAtFirstPoll",
                    "ChildrenNs",
                    "PoolThreads",
                    "Unknown",
                ],
            ),
        ];
        for (kind, values) in flags {
            for (flag, value) in (0..).zip(values) {
                let read = format!("{:?}", Event::decode(&bytes(kind, flag)));
                assert!(read.contains(value), "{flag}: {read}");
            }
        }
    }

    #[test]
    fn an_event_of_an_unknown_kind_can_be_skipped() {
        assert_eq!(Event::decode(&bytes(200, 0)), Decoded::Unknown(44));
    }

    #[test]
    fn a_long_text_is_cut() {
        let text = shortened(&"ä".repeat(3 * 1024)).into_owned();
        assert!(text.ends_with("ä… (2048 more bytes)"), "{text}");
        assert_eq!(shortened("short"), "short");
    }
}
