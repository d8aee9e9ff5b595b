//! What stdout is, and what it can show.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice, adapter::strip_str};

use crate::views::{Live, Look};

pub(crate) struct Screen {
    ascii: bool,
    colour: bool,
    /// The cursor can be moved.
    is_live: bool,
}

impl Screen {
    pub(crate) fn new(ascii: bool) -> Screen {
        let stdout = io::stdout();
        let term = std::env::var_os("TERM");
        let dumb = term.as_ref().is_some_and(|term| term == "dumb");
        // Windows' own terminals set no TERM, and can move the cursor.
        let knows_escapes = cfg!(windows) || term.is_some();
        Screen {
            ascii: ascii || dumb,
            colour: AutoStream::choice(&stdout) != ColorChoice::Never,
            is_live: stdout.is_terminal() && knows_escapes && !dumb,
        }
    }

    pub(crate) fn look(&self) -> Look {
        Look {
            width: size().0,
            ascii: self.ascii,
            colour: self.colour,
        }
    }

    pub(crate) fn print(&self, text: &str) -> io::Result<bool> {
        let mut stdout = io::stdout();
        stdout.write_all(self.paint(text).as_bytes())?;
        stdout.flush()?;
        Ok(true)
    }

    pub(crate) fn draw(
        &self,
        live: &mut Live<io::Stdout>,
        picture: impl FnOnce(Look) -> String,
    ) -> io::Result<()> {
        // Below the least width that is drawn, lines would wrap.
        if !self.is_live || size().0 < Look::LEAST_WIDTH {
            return Ok(());
        }
        live.draw(size(), || self.paint(&picture(self.look())))
    }

    fn paint(&self, text: &str) -> String {
        if self.colour {
            text.to_owned()
        } else {
            strip_str(text).to_string()
        }
    }
}

/// Columns and lines of the terminal. Where there is none, or it does not know
/// (and says 0), `COLUMNS` counts, and else the size that all have agreed on.
pub(crate) fn size() -> (usize, usize) {
    let known = |n: u16| (n > 0).then_some(usize::from(n));
    let (columns, lines) = terminal_size::terminal_size_of(io::stdout())
        .map_or((None, None), |(columns, lines)| {
            (known(columns.0), known(lines.0))
        });
    let from_environment = || {
        let columns = std::env::var("COLUMNS").ok()?.parse().ok()?;
        (1..=1000).contains(&columns).then_some(columns)
    };
    (
        columns.or_else(from_environment).unwrap_or(80),
        lines.unwrap_or(24),
    )
}
