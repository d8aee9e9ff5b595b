//! Reads what a part prints, line by line, and writes what it reads. Whatever is
//! printed, at worst it is cut.

use std::{
    io::{self, ErrorKind, Read},
    process::ChildStdin,
    sync::mpsc::Sender,
    thread,
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

/// Reads a part's pipe until it is closed, in its own thread.
pub(super) fn read_in_background(
    pipe: Option<impl Read + Send + 'static>,
    which: Pipe,
    index: usize,
    sender: &Sender<(usize, FromPipe)>,
) -> io::Result<()> {
    let sender = sender.clone();
    // If the run was ended early, the receiver is gone.
    let send = move |from_pipe| sender.send((index, from_pipe)).is_ok();
    let thread = thread::Builder::new();
    thread.spawn(move || read(pipe, which, send))?;
    Ok(())
}

/// Reads to the end of the pipe, or until `send` reports that the receiver is
/// gone. It never waits for the receiver, so the part never waits for the
/// stage: excess output is read and dropped.
fn read(pipe: Option<impl Read>, which: Pipe, mut send: impl FnMut(FromPipe) -> bool) {
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

/// The part is not in the terminal's foreground group, so it cannot read there.
pub(super) fn forward_stdin(mut to: ChildStdin) -> io::Result<()> {
    let thread = thread::Builder::new();
    // It ends with this process, or when the part does not read any more.
    thread.spawn(move || io::copy(&mut io::stdin(), &mut to))?;
    Ok(())
}
