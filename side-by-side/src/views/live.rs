//! A picture that is drawn again and again at the same place of a terminal.

use std::{
    io::{self, Write},
    time::{Duration, Instant},
};

/// Often enough for a moving picture.
const BETWEEN_FRAMES: Duration = Duration::from_millis(60);

/// After each frame the cursor stands below the picture and nothing else about
/// the terminal is changed, so that there is nothing to restore in whatever
/// way the process ends.
pub(crate) struct Live<W> {
    terminal: W,
    /// Lines of the frame that is on the screen.
    drawn: usize,
    last: Option<Instant>,
}

impl<W: Write> Live<W> {
    pub(crate) fn new(terminal: W) -> Live<W> {
        Live {
            terminal,
            drawn: 0,
            last: None,
        }
    }

    /// Draws the frame that `picture` makes, unless the last one is too young.
    /// No more than `height` lines, since the cursor cannot go back to lines
    /// that have left the screen.
    pub(crate) fn draw(
        &mut self,
        height: usize,
        picture: impl FnOnce() -> String,
    ) -> io::Result<()> {
        if self
            .last
            .is_some_and(|last| last.elapsed() < BETWEEN_FRAMES)
        {
            return Ok(());
        }
        self.last = Some(Instant::now());
        let picture = picture();
        let lines: Vec<&str> = picture.lines().take(height).collect();
        let mut frame = self.back();
        for line in &lines {
            frame.push_str(line);
            frame.push('\n');
        }
        self.drawn = lines.len();
        self.terminal.write_all(frame.as_bytes())?;
        self.terminal.flush()
    }

    /// Takes the last frame off the screen.
    pub(crate) fn clear(&mut self) -> io::Result<()> {
        let back = self.back();
        self.drawn = 0;
        self.terminal.write_all(back.as_bytes())?;
        self.terminal.flush()
    }

    /// Moves to the begin of the last frame and clears what is below.
    fn back(&self) -> String {
        match self.drawn {
            0 => String::new(),
            lines => format!("\u{1b}[{lines}A\r\u{1b}[J"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_takes_the_place_of_the_one_before() {
        let mut screen = Vec::new();
        let mut live = Live::new(&mut screen);
        live.draw(10, || "one\ntwo\n".into()).expect("memory");
        live.last = None;
        live.draw(10, || "three\n".into()).expect("memory");
        live.clear().expect("memory");
        assert_eq!(
            String::from_utf8(screen).expect("text"),
            "one\ntwo\n\u{1b}[2A\r\u{1b}[Jthree\n\u{1b}[1A\r\u{1b}[J"
        );
    }

    #[test]
    fn a_frame_is_no_higher_than_the_screen() {
        let mut screen = Vec::new();
        let mut live = Live::new(&mut screen);
        live.draw(2, || "1\n2\n3\n4\n".into()).expect("memory");
        assert_eq!(String::from_utf8(screen).expect("text"), "1\n2\n");
    }

    #[test]
    fn frames_that_come_too_fast_are_left_out() {
        let mut screen = Vec::new();
        let mut live = Live::new(&mut screen);
        for _ in 0..100 {
            live.draw(9, || "x\n".into()).expect("memory");
        }
        assert!(screen.len() < 20 * 100, "at least one was left out");
    }
}
