//! Reads what a version writes: events, the program's own prints, and
//! whatever else. Nothing that is written can do more harm than be cut.

use std::io::Read;

use crate::event::{Event, RECORD_SEPARATOR, What};

/// A longer line is cut, in bytes.
const LINE_AT_MOST: usize = 32 * 1024;
/// More text than this is left out, in bytes, for each pipe of a version.
const TEXT_AT_MOST: usize = 64 * 1024;
/// More events than this are left out.
const EVENTS_AT_MOST: usize = 1_000_000;
/// And so are more bytes than this for each of them.
const BYTES_AN_EVENT: usize = 200;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pipe {
    Stdout,
    Stderr,
}

#[derive(Debug, PartialEq)]
pub(super) enum Heard {
    Event(Event),
    /// A line without its end.
    Line(Pipe, String),
    /// From now on events are left out.
    EventsAreCut,
    /// What was left out.
    Note(String),
    /// The pipe is closed.
    End,
}

/// Reads to the end of the pipe, or until `send` says that nobody listens.
pub(super) fn read(
    source: Option<impl Read>,
    pipe: Pipe,
    mut send: impl FnMut(Heard) -> bool,
) {
    let mut ears = Ears::new(pipe);
    let mut buffer = [0; 8 * 1024];
    if let Some(mut source) = source {
        loop {
            let length = match source.read(&mut buffer) {
                Ok(0) => break,
                Ok(length) => length,
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => {
                    continue;
                }
                Err(_) => break,
            };
            if !ears.take(&buffer[..length], &mut send) {
                return;
            }
        }
    }
    ears.finish(&mut send);
}

/// Cuts bytes into lines, and tells events from text.
struct Ears {
    pipe: Pipe,
    line: Vec<u8>,
    /// Bytes of the current line that were left out.
    cut: usize,
    text: usize,
    text_left_out: usize,
    events_at_most: usize,
    events: usize,
    event_bytes: usize,
    events_left_out: usize,
}

impl Ears {
    fn new(pipe: Pipe) -> Ears {
        Ears {
            pipe,
            line: Vec::new(),
            cut: 0,
            text: 0,
            text_left_out: 0,
            events_at_most: EVENTS_AT_MOST,
            events: 0,
            event_bytes: 0,
            events_left_out: 0,
        }
    }

    fn take(
        &mut self,
        bytes: &[u8],
        send: &mut impl FnMut(Heard) -> bool,
    ) -> bool {
        for &byte in bytes {
            let begins = byte == RECORD_SEPARATOR as u8;
            // An event has a line of its own, whatever half of one was printed
            // before it.
            let ends = byte == b'\n' || (begins && !self.line.is_empty());
            if ends && !self.end_line(send) {
                return false;
            }
            if byte == b'\n' {
                continue;
            }
            if self.line.len() < LINE_AT_MOST {
                self.line.push(byte);
            } else {
                self.cut += 1;
            }
        }
        true
    }

    fn end_line(&mut self, send: &mut impl FnMut(Heard) -> bool) -> bool {
        let bytes = std::mem::take(&mut self.line);
        let cut = std::mem::take(&mut self.cut);
        let mut line = String::from_utf8_lossy(&bytes).into_owned();
        if line.ends_with('\r') {
            line.pop();
        }
        if self.pipe == Pipe::Stdout
            && let Some(json) = line.strip_prefix(RECORD_SEPARATOR)
            && let Some(event) = Event::parse(json)
        {
            return self.event(event, bytes.len(), send);
        }
        if cut > 0 {
            line.push_str(&format!("… ({cut} more bytes)"));
        }
        self.text(line, bytes.len() + cut + 1, send)
    }

    fn text(
        &mut self,
        line: String,
        length: usize,
        send: &mut impl FnMut(Heard) -> bool,
    ) -> bool {
        self.text += line.len() + 1;
        if self.text > TEXT_AT_MOST {
            self.text_left_out += length;
            return true;
        }
        send(Heard::Line(self.pipe, line))
    }

    /// Of too many, only what the whole is judged by is taken in: the last
    /// words and the end.
    fn event(
        &mut self,
        event: Event,
        length: usize,
        send: &mut impl FnMut(Heard) -> bool,
    ) -> bool {
        self.events += 1;
        self.event_bytes += length;
        let too_many = self.events > self.events_at_most
            || self.event_bytes > self.events_at_most * BYTES_AN_EVENT;
        let is_end = matches!(event.what, What::Left { .. });
        if too_many && !is_end {
            self.events_left_out += 1;
            // Said at once, so that nobody wonders about what comes next.
            return self.events_left_out > 1 || send(Heard::EventsAreCut);
        }
        send(Heard::Event(event))
    }

    fn finish(mut self, send: &mut impl FnMut(Heard) -> bool) {
        if !self.line.is_empty() && !self.end_line(send) {
            return;
        }
        let name = match self.pipe {
            Pipe::Stdout => "printed text",
            Pipe::Stderr => "text on stderr",
        };
        for (left_out, what) in [
            (self.text_left_out, format!("bytes of {name}")),
            (self.events_left_out, "events".to_owned()),
        ] {
            if left_out > 0 {
                send(Heard::Note(format!("{left_out} {what} were left out")));
            }
        }
        send(Heard::End);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hear(pipe: Pipe, bytes: &[u8]) -> Vec<Heard> {
        let mut all = Vec::new();
        // One byte at a time is the hardest way to get it.
        for size in [1, 4096] {
            all.clear();
            let mut ears = Ears::new(pipe);
            let mut send = |heard| {
                all.push(heard);
                true
            };
            for part in bytes.chunks(size) {
                assert!(ears.take(part, &mut send));
            }
            ears.finish(&mut send);
        }
        assert_eq!(all.pop(), Some(Heard::End));
        all
    }

    fn line(text: &str) -> Heard {
        Heard::Line(Pipe::Stdout, text.to_owned())
    }

    #[test]
    fn an_event_is_told_from_the_text_around_it() {
        let began = Event {
            at_ns: 1,
            what: What::Began,
        };
        let bytes = format!("before\nha\u{1e}lf{began}\nafter\r\n\nlast");
        assert_eq!(
            hear(Pipe::Stdout, bytes.as_bytes()),
            [
                line("before"),
                line("ha"),
                line("\u{1e}lf"),
                Heard::Event(began),
                line("after"),
                line(""),
                line("last"),
            ]
        );
    }

    #[test]
    fn half_an_event_and_bytes_that_are_no_text_are_shown_as_text() {
        assert_eq!(
            hear(Pipe::Stdout, b"\x1e{\"at_ns\":1,\"wh\n\xff\xfe"),
            [line("\u{1e}{\"at_ns\":1,\"wh"), line("\u{fffd}\u{fffd}")]
        );
    }

    #[test]
    fn an_event_behind_a_long_half_line_is_heard() {
        let began = Event {
            at_ns: 1,
            what: What::Began,
        };
        let bytes = format!("{}{began}\n", "x".repeat(LINE_AT_MOST + 5));
        let heard = hear(Pipe::Stdout, bytes.as_bytes());
        let half = format!("{}… (5 more bytes)", "x".repeat(LINE_AT_MOST));
        assert_eq!(heard, [line(&half), Heard::Event(began)]);
    }

    #[test]
    fn of_too_many_events_the_last_one_is_kept() {
        let event = |at_ns, what| Event { at_ns, what };
        let left = What::Left {
            panicked: false,
            usage: crate::Usage::default(),
        };
        let mut ears = Ears::new(Pipe::Stdout);
        ears.events_at_most = 3;
        let mut all = Vec::new();
        let mut send = |heard| {
            all.push(heard);
            true
        };
        for at_ns in 1..=5 {
            let line = format!("{}\n", event(at_ns, What::Began));
            assert!(ears.take(line.as_bytes(), &mut send));
        }
        let line = format!("{}\n", event(6, left.clone()));
        assert!(ears.take(line.as_bytes(), &mut send));
        ears.finish(&mut send);
        assert_eq!(
            all,
            [
                Heard::Event(event(1, What::Began)),
                Heard::Event(event(2, What::Began)),
                Heard::Event(event(3, What::Began)),
                Heard::EventsAreCut,
                Heard::Event(event(6, left)),
                Heard::Note("2 events were left out".into()),
                Heard::End,
            ]
        );
    }

    #[test]
    fn stderr_has_no_events() {
        let event = format!(
            "{}",
            Event {
                at_ns: 1,
                what: What::Began
            }
        );
        assert_eq!(
            hear(Pipe::Stderr, event.as_bytes()),
            [Heard::Line(Pipe::Stderr, event.clone())]
        );
    }

    #[test]
    fn a_megabyte_is_cut_with_a_note() {
        let long = hear(Pipe::Stdout, &b"x".repeat(1 << 20));
        let expected = "x".repeat(LINE_AT_MOST) + "… (1015808 more bytes)";
        assert_eq!(long, [line(&expected)]);

        let many = hear(Pipe::Stdout, &b"1234567\n".repeat(1 << 17));
        assert_eq!(many.len(), TEXT_AT_MOST / 8 + 1);
        let note = "983040 bytes of printed text were left out".to_owned();
        assert_eq!(many.last(), Some(&Heard::Note(note)));
    }
}
