//! Reads what a part prints, line by line. Whatever is printed, at worst it is
//! cut.

use std::{
    io::{ErrorKind, Read},
    time::Instant,
};

/// A longer line is cut, in bytes.
const LINE_AT_MOST: usize = 32 * 1024;
/// More text than this is left out, in bytes per pipe.
const TEXT_AT_MOST: usize = 64 * 1024;
/// A longer line is not shown before its end, in bytes.
const PROMPT_AT_MOST: usize = 400;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pipe {
    Stdout,
    Stderr,
}

pub(super) enum FromPipe {
    /// A line without its end, and when it was read.
    Line(Pipe, Instant, String),
    /// The start of a line, such as a prompt, on stdout.
    Unfinished(String),
    /// What was left out.
    Note(String),
    /// The pipe is closed.
    End,
}

/// Reads to the end of the pipe, or until `send` reports that the receiver is
/// gone. It never waits for the receiver, so the part never waits for the
/// stage: excess output is read and dropped.
pub(super) fn read(pipe: Option<impl Read>, which: Pipe, mut send: impl FnMut(FromPipe) -> bool) {
    let mut lines = Lines::new(which);
    let mut buffer = [0; 8 * 1024];
    if let Some(mut pipe) = pipe {
        loop {
            match pipe.read(&mut buffer) {
                Ok(0) => break,
                Ok(length) => {
                    let is_heard = lines.take(&buffer[..length], &mut send);
                    if !is_heard || !lines.show_prompt(&mut send) {
                        return;
                    }
                }
                Err(e) if e.kind() == ErrorKind::Interrupted => {}
                Err(_) => break,
            }
        }
    }
    lines.finish(&mut send);
}

/// Splits bytes into lines.
struct Lines {
    pipe: Pipe,
    line: Vec<u8>,
    /// How many bytes of the current line were dropped.
    cut: usize,
    text: usize,
    text_left_out: usize,
    read_at: Instant,
}

impl Lines {
    fn new(pipe: Pipe) -> Lines {
        Lines {
            pipe,
            line: Vec::new(),
            cut: 0,
            text: 0,
            text_left_out: 0,
            read_at: Instant::now(),
        }
    }

    fn take(&mut self, bytes: &[u8], send: &mut impl FnMut(FromPipe) -> bool) -> bool {
        self.read_at = Instant::now();
        for &byte in bytes {
            if byte == b'\n' {
                if !self.end_line(send) {
                    return false;
                }
            } else if self.line.len() < LINE_AT_MOST {
                self.line.push(byte);
            } else {
                self.cut += 1;
            }
        }
        true
    }

    fn end_line(&mut self, send: &mut impl FnMut(FromPipe) -> bool) -> bool {
        let bytes = std::mem::take(&mut self.line);
        let cut = std::mem::take(&mut self.cut);
        let mut line = String::from_utf8_lossy(&bytes).into_owned();
        if line.ends_with('\r') {
            line.pop();
        }
        if cut > 0 {
            line.push_str(&format!("… ({cut} more bytes)"));
        }
        self.text += line.len() + 1;
        if self.text > TEXT_AT_MOST {
            self.text_left_out += bytes.len() + cut + 1;
            return true;
        }
        self.text_left_out += cut;
        send(FromPipe::Line(self.pipe, self.read_at, line))
    }

    /// A program may wait for an answer now.
    fn show_prompt(&self, send: &mut impl FnMut(FromPipe) -> bool) -> bool {
        let length = self.line.len();
        let is_shown = (1..PROMPT_AT_MOST).contains(&length) && self.text < TEXT_AT_MOST;
        if self.pipe == Pipe::Stderr || !is_shown {
            return true;
        }
        send(FromPipe::Unfinished(
            String::from_utf8_lossy(&self.line).into_owned(),
        ))
    }

    fn finish(mut self, send: &mut impl FnMut(FromPipe) -> bool) {
        if !self.line.is_empty() && !self.end_line(send) {
            return;
        }
        let left_out = self.text_left_out;
        if left_out > 0 {
            let what = match self.pipe {
                Pipe::Stdout => "printed text",
                Pipe::Stderr => "text on stderr",
            };
            let note = format!("{left_out} bytes of {what} were left out");
            send(FromPipe::Note(note));
        }
        send(FromPipe::End);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines, followed by the note if there is one.
    fn read_all(bytes: &[u8]) -> Vec<String> {
        let mut all = Vec::new();
        // One byte at a time is the hardest case.
        for size in [1, 4096] {
            all.clear();
            let mut lines = Lines::new(Pipe::Stdout);
            let mut send = |from_pipe| {
                all.push(match from_pipe {
                    FromPipe::Line(_, _, text) => text,
                    FromPipe::Unfinished(text) => format!("unfinished: {text}"),
                    FromPipe::Note(note) => format!("note: {note}"),
                    FromPipe::End => "end".to_owned(),
                });
                true
            };
            for part in bytes.chunks(size) {
                assert!(lines.take(part, &mut send));
            }
            lines.finish(&mut send);
        }
        assert_eq!(all.pop().as_deref(), Some("end"));
        all
    }

    #[test]
    fn lines_lose_their_ends_and_invalid_utf_8_is_replaced() {
        assert_eq!(
            read_all(b"one\r\n\ntwo\n\xff\xfe"),
            ["one", "", "two", "\u{fffd}\u{fffd}"]
        );
    }

    #[test]
    fn a_megabyte_is_cut_with_a_note() {
        let long = read_all(&b"x".repeat(1 << 20));
        let expected = "x".repeat(LINE_AT_MOST) + "… (1015808 more bytes)";
        let note = "note: 1015808 bytes of printed text were left out";
        assert_eq!(long, [&expected, note]);

        let many = read_all(&b"1234567\n".repeat(1 << 17));
        assert_eq!(many.len(), TEXT_AT_MOST / 8 + 1);
        let note = "note: 983040 bytes of printed text were left out";
        assert_eq!(many[many.len() - 1], note);
    }
}
