//! Reads what a version writes: events, the program's own prints, and
//! whatever else. Nothing that is written can do more harm than be cut.

use std::io::Read;

use crate::event::{Event, RECORD_SEPARATOR};

/// A longer line is cut, in bytes.
const LINE_AT_MOST: usize = 16 * 1024;
/// More text than this is left out, in bytes, for each pipe of a version.
const TEXT_AT_MOST: usize = 64 * 1024;
/// More events than this are left out.
const EVENTS_AT_MOST: usize = 1_000_000;

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
    events: usize,
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
            events: 0,
            events_left_out: 0,
        }
    }

    fn take(
        &mut self,
        bytes: &[u8],
        send: &mut impl FnMut(Heard) -> bool,
    ) -> bool {
        for part in bytes.split_inclusive(|&byte| byte == b'\n') {
            let ends = part.ends_with(b"\n");
            let part = part.strip_suffix(b"\n").unwrap_or(part);
            let room = LINE_AT_MOST - self.line.len();
            self.line.extend(part.iter().take(room));
            self.cut += part.len().saturating_sub(room);
            if ends && !self.end_line(send) {
                return false;
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
        if cut > 0 {
            return self.text(format!("{line}… ({cut} more bytes)"), send);
        }
        // The program may have printed half a line, and even half of what looks
        // like an event, when an event came.
        if self.pipe == Pipe::Stdout
            && let Some((text, json)) = line.rsplit_once(RECORD_SEPARATOR)
            && let Some(event) = Event::parse(json)
        {
            if !text.is_empty() && !self.text(text.to_owned(), send) {
                return false;
            }
            return self.event(event, send);
        }
        self.text(line, send)
    }

    fn text(
        &mut self,
        line: String,
        send: &mut impl FnMut(Heard) -> bool,
    ) -> bool {
        self.text += line.len() + 1;
        if self.text > TEXT_AT_MOST {
            self.text_left_out += line.len() + 1;
            return true;
        }
        send(Heard::Line(self.pipe, line))
    }

    fn event(
        &mut self,
        event: Event,
        send: &mut impl FnMut(Heard) -> bool,
    ) -> bool {
        self.events += 1;
        if self.events > EVENTS_AT_MOST {
            self.events_left_out += 1;
            return true;
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
    use crate::event::What;

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
                line("ha\u{1e}lf"),
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
        let expected = "x".repeat(LINE_AT_MOST) + "… (1032192 more bytes)";
        assert_eq!(long, [line(&expected)]);

        let many = hear(Pipe::Stdout, &b"1234567\n".repeat(1 << 17));
        assert_eq!(many.len(), TEXT_AT_MOST / 8 + 1);
        let note = "983040 bytes of printed text were left out".to_owned();
        assert_eq!(many.last(), Some(&Heard::Note(note)));
    }
}
