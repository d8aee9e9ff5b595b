//! For programs with a command line of their own, such as the exercises.

use std::io;

use crate::{recording::Recording, render, terminal::Screen};

/// Writes to stdout.
///
/// # Errors
///
/// With a sentence, if that is not possible: `BrokenPipe`, if nobody reads it
/// any more.
pub fn show(text: &str) -> io::Result<()> {
    Screen::new(false).print(text)
}

/// The lanes of one recording, as wide as the terminal and with colours if it
/// shows them.
pub fn picture(recording: &Recording) -> String {
    let screen = Screen::new(false);
    let lanes = render::timeline(std::iter::once(recording), screen.look());
    screen.paint(&lanes)
}

/// The text in lines that are not wider than the terminal.
pub fn fitted(text: &str) -> String {
    let look = Screen::new(false).look();
    let lines = text.lines().flat_map(|line| look.wrap(line, 2));
    lines.collect::<Vec<_>>().join("\n")
}
