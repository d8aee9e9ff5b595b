//! What stdout is, and what it can show.

mod frames;

use std::{
    io::{self, ErrorKind, IsTerminal, StdoutLock, Write},
    thread,
    time::{Duration, Instant},
};

use anstream::{AutoStream, ColorChoice, adapter::strip_str};

pub(crate) use frames::Live;

use crate::text::Look;

pub(crate) struct Screen {
    ascii: bool,
    colour: bool,
    /// The cursor can be moved.
    is_live: bool,
}

impl Screen {
    pub(crate) fn new(ascii: bool) -> Screen {
        let stdout = io::stdout();
        let is_terminal = stdout.is_terminal();
        let term = std::env::var_os("TERM");
        let is_dumb = term.as_ref().is_some_and(|term| term == "dumb");
        let knows_escapes = is_terminal && (term.is_some() || is_windows_ready());
        let wants_colour = AutoStream::choice(&stdout) != ColorChoice::Never;
        // On Unix colour can be forced, whatever the terminal is.
        let shows_colour = knows_escapes || !is_terminal || cfg!(unix);
        Screen {
            ascii: ascii || is_dumb,
            colour: wants_colour && shows_colour,
            is_live: knows_escapes && !is_dumb,
        }
    }

    pub(crate) fn look(&self) -> Look {
        Look {
            width: size().0.max(Look::LEAST_WIDTH),
            ascii: self.ascii,
            colour: self.colour,
        }
    }

    pub(crate) fn print(&self, text: &str) -> io::Result<()> {
        write(&self.paint(text))
    }

    /// Scrolls away what an earlier command has printed.
    pub(crate) fn scroll_away(&self) -> io::Result<()> {
        if !self.is_live {
            return Ok(());
        }
        let to_the_top = "\u{1b}[H";
        write(&("\n".repeat(size().1) + to_the_top))
    }

    /// A picture that is redrawn in place, until [`LiveScreen::finish`].
    pub(crate) fn live(&self) -> LiveScreen<'_> {
        LiveScreen {
            screen: self,
            live: Live::new(Stdout),
        }
    }

    pub(crate) fn paint(&self, text: &str) -> String {
        if self.colour {
            text.to_owned()
        } else {
            strip_str(text).to_string()
        }
    }
}

/// Windows' own terminals set no `TERM`, and interpret escapes only if they are
/// told to.
fn is_windows_ready() -> bool {
    #[cfg(windows)]
    let is_ready = anstyle_query::windows::enable_ansi_colors() == Some(true);
    #[cfg(not(windows))]
    let is_ready = false;
    is_ready
}

pub(crate) struct LiveScreen<'a> {
    screen: &'a Screen,
    live: Live<Stdout>,
}

impl LiveScreen<'_> {
    /// Draws what `picture` returns for a look and a number of lines, if the
    /// screen can show it and the last frame is old enough.
    pub(crate) fn draw(&mut self, picture: impl FnOnce(Look, usize) -> String) -> io::Result<()> {
        let (columns, lines) = size();
        // On a narrower screen, lines would wrap.
        if !self.screen.is_live || columns < Look::LEAST_WIDTH {
            return Ok(());
        }
        let screen = self.screen;
        let frame = || screen.paint(&picture(screen.look(), lines - 1));
        let drawn = self.live.draw(Instant::now, (columns, lines), frame);
        drawn.map_err(cannot_write)
    }

    /// Prints the final picture in place of the last frame.
    pub(crate) fn finish(mut self, text: &str) -> io::Result<()> {
        let text = self.screen.paint(text);
        self.live.finish(size().0, &text).map_err(cannot_write)
    }
}

/// stdout, without std's buffer. It may be non-blocking, because it is shared
/// with the parent process; then the write is retried until it succeeds.
pub(crate) struct Stdout;

impl Write for Stdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // With an empty buffer in std, a write is all or nothing.
        retried(|stdout| stdout.flush().and_then(|()| stdout.write(bytes)))
    }

    fn flush(&mut self) -> io::Result<()> {
        retried(|stdout| stdout.flush())
    }
}

fn retried<T>(attempt: impl Fn(&mut StdoutLock) -> io::Result<T>) -> io::Result<T> {
    loop {
        let result = attempt(&mut io::stdout().lock());
        match result {
            Err(e) if e.kind() == ErrorKind::WouldBlock => thread::sleep(Duration::from_millis(1)),
            result => return result,
        }
    }
}

fn write(text: &str) -> io::Result<()> {
    let written = Stdout.write_all(text.as_bytes());
    written.and_then(|()| Stdout.flush()).map_err(cannot_write)
}

/// The error with a message; its kind stays.
pub(crate) fn cannot_write(e: io::Error) -> io::Error {
    io::Error::new(e.kind(), format!("stdout cannot be written to: {e}"))
}

/// Columns and lines of the terminal. If there is none, or its size is unknown
/// (0), `COLUMNS` counts, and otherwise the usual 80 by 24.
pub(crate) fn size() -> (usize, usize) {
    let known = |n: u16| (n > 0).then_some(usize::from(n));
    let size = terminal_size::terminal_size_of(io::stdout());
    let columns = size.and_then(|(columns, _)| known(columns.0));
    let lines = size.and_then(|(_, lines)| known(lines.0));
    let from_environment = || {
        let columns = std::env::var("COLUMNS").ok()?.parse().ok()?;
        (1..=1000).contains(&columns).then_some(columns)
    };
    (
        columns.or_else(from_environment).unwrap_or(80),
        lines.unwrap_or(24),
    )
}
