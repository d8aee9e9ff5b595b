//! A picture that is drawn again and again at the same place of a terminal.

use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

use anstream::adapter::strip_str;
use unicode_width::UnicodeWidthStr;

/// Often enough for a moving picture.
const BETWEEN_FRAMES: Duration = Duration::from_millis(60);

/// After each frame the cursor stands below the picture and nothing else about
/// the terminal is changed, so that there is nothing to restore in whatever
/// way the process ends.
pub(crate) struct Live<W> {
    terminal: W,
    /// The widths of the lines that are on the screen.
    drawn: Vec<usize>,
    last: Option<Instant>,
}

impl<W: Write> Live<W> {
    pub(crate) fn new(terminal: W) -> Live<W> {
        Live {
            terminal,
            drawn: Vec::new(),
            last: None,
        }
    }

    /// Draws the frame that `picture` makes, unless the last one is too young.
    /// It has no more lines than the terminal, less one for the cursor, since
    /// the cursor cannot go back to lines that have left the screen.
    pub(crate) fn draw(
        &mut self,
        (columns, lines): (usize, usize),
        picture: impl FnOnce() -> String,
    ) -> io::Result<()> {
        if self
            .last
            .is_some_and(|last| last.elapsed() < BETWEEN_FRAMES)
        {
            return Ok(());
        }
        self.last = Some(Instant::now());
        let mut frame = self.back(columns);
        for line in picture().lines().take(lines.saturating_sub(1)) {
            frame.push_str(line);
            frame.push('\n');
            self.drawn.push(strip_str(line).to_string().width());
        }
        self.terminal.write_all(frame.as_bytes())?;
        self.terminal.flush()
    }

    /// Takes the last frame off the screen.
    pub(crate) fn clear(&mut self, columns: usize) -> io::Result<()> {
        let back = self.back(columns);
        self.terminal.write_all(back.as_bytes())?;
        self.terminal.flush()
    }

    /// Moves to the begin of the last frame and clears what is below. Where the
    /// terminal has become narrower, its lines have become more.
    fn back(&mut self, columns: usize) -> String {
        let rows = |width: usize| width.div_ceil(columns.max(1)).max(1);
        match self.drawn.drain(..).map(rows).sum() {
            0 => String::new(),
            rows => format!("\u{1b}[{rows}A\r\u{1b}[J"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: (usize, usize) = (80, 24);

    /// What a live picture of these frames writes.
    fn written(frames: &[((usize, usize), &str)], end: usize) -> String {
        let mut screen = Vec::new();
        let mut live = Live::new(&mut screen);
        for (size, frame) in frames {
            live.last = None;
            live.draw(*size, || (*frame).into()).expect("memory");
        }
        live.clear(end).expect("memory");
        String::from_utf8(screen).expect("text")
    }

    #[test]
    fn a_frame_takes_the_place_of_the_one_before() {
        assert_eq!(
            written(&[(SIZE, "one\ntwo\n"), (SIZE, "three\n")], 80),
            "one\ntwo\n\u{1b}[2A\r\u{1b}[Jthree\n\u{1b}[1A\r\u{1b}[J"
        );
    }

    #[test]
    fn a_frame_is_no_higher_than_the_screen() {
        let screen = written(&[((80, 3), "1\n2\n3\n4\n")], 80);
        assert_eq!(screen, "1\n2\n\u{1b}[2A\r\u{1b}[J");
    }

    #[test]
    fn lines_that_a_narrower_terminal_has_wrapped_are_taken_off_too() {
        let screen = written(&[(SIZE, "\u{1b}[1m12345678\u{1b}[0m\n\n")], 3);
        assert!(screen.ends_with("\u{1b}[4A\r\u{1b}[J"), "{screen:?}");
    }

    #[test]
    fn frames_that_come_too_fast_are_left_out() {
        let mut screen = Vec::new();
        let mut live = Live::new(&mut screen);
        let mut frames = 0;
        let began = Instant::now();
        for _ in 0..1000 {
            let picture = || {
                frames += 1;
                String::new()
            };
            live.draw(SIZE, picture).expect("memory");
        }
        let most = 1 + began.elapsed().as_nanos() / BETWEEN_FRAMES.as_nanos();
        assert!(frames <= most, "{frames} of at most {most}");
    }
}
