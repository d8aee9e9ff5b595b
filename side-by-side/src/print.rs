//! For programs with their own command line, such as the exercises.

use std::io;

use crate::{recording::Recording, render, terminal::Screen};

/// Writes to stdout.
///
/// # Errors
///
/// An error with a message. `BrokenPipe`, if the reader has closed the pipe.
pub fn show(text: &str) -> io::Result<()> {
    Screen::new(false).print(text)
}

/// The lanes of one recording, as wide as the terminal, in colour if it shows
/// colours.
pub fn picture(recording: &Recording) -> String {
    let screen = Screen::new(false);
    let lanes = render::timeline(std::iter::once(recording), screen.look());
    screen.paint(&lanes)
}

/// The text, wrapped to the width of the terminal.
pub fn fitted(text: &str) -> String {
    let look = Screen::new(false).look();
    let lines = text.lines().flat_map(|line| look.wrap(line, 2));
    lines.collect::<Vec<_>>().join("\n")
}
