//! A picture that is redrawn in place on a terminal.

use std::{
    fmt::Write as _,
    io::{self, Write},
    time::{Duration, Instant},
};

use anstream::adapter::strip_str;
use unicode_width::UnicodeWidthStr;

/// Often enough for a moving picture.
const BETWEEN_FRAMES: Duration = Duration::from_millis(60);
/// Drawing takes at most one part in this many of the time, because the
/// observed programs run on the same cores.
const SHARE: u32 = 20;

/// After each frame the cursor is below the picture, and nothing else about the
/// terminal is changed. So nothing must be restored, however the process ends.
pub(crate) struct Live<W> {
    terminal: W,
    /// The widths of the lines on the screen.
    drawn: Vec<usize>,
    /// The next frame is drawn at this moment or later.
    next: Option<Instant>,
}

impl<W: Write> Live<W> {
    pub(crate) fn new(terminal: W) -> Live<W> {
        Live {
            terminal,
            drawn: Vec::new(),
            next: None,
        }
    }

    /// Draws the frame that `picture` returns, unless it is too early. A frame
    /// has at least one line less than the terminal, because the cursor needs
    /// one and cannot return to lines that have scrolled away.
    pub(crate) fn draw(
        &mut self,
        clock: impl Fn() -> Instant,
        (columns, lines): (usize, usize),
        picture: impl FnOnce() -> String,
    ) -> io::Result<()> {
        let began = clock();
        if self.next.is_some_and(|next| began < next) {
            return Ok(());
        }
        let picture = picture();
        let lines = picture.lines().take(lines.saturating_sub(1));
        self.write(columns, &lines.collect::<Vec<_>>())?;
        let took = clock().duration_since(began);
        let pause = took.saturating_mul(SHARE).max(BETWEEN_FRAMES);
        self.next = began.checked_add(pause);
        Ok(())
    }

    /// Writes the final picture in place of the last frame.
    pub(crate) fn finish(&mut self, columns: usize, text: &str) -> io::Result<()> {
        if self.drawn.is_empty() {
            self.terminal.write_all(text.as_bytes())?;
            return self.terminal.flush();
        }
        self.write(columns, &text.lines().collect::<Vec<_>>())
    }

    /// Writes these lines over the last frame. Each line clears the rest of the
    /// old one, and only the end clears what is below: a screen that is cleared
    /// first would flicker, and some terminals keep what was cleared in their
    /// scrollback.
    fn write(&mut self, columns: usize, lines: &[&str]) -> io::Result<()> {
        let mut frame = self.back(columns);
        for line in lines {
            let width = strip_str(line).to_string().width();
            // After a full line the cursor is still on its last character.
            let clear = if width < columns { "\u{1b}[K" } else { "" };
            writeln!(frame, "{line}{clear}").ok();
            self.drawn.push(width);
        }
        frame.push_str("\u{1b}[J");
        self.terminal.write_all(frame.as_bytes())?;
        self.terminal.flush()
    }

    /// Moves to the start of the last frame. If the terminal has become
    /// narrower, the frame has more lines.
    fn back(&mut self, columns: usize) -> String {
        let rows = |width: usize| width.div_ceil(columns.max(1)).max(1);
        match self.drawn.drain(..).map(rows).sum() {
            0 => String::new(),
            rows => format!("\u{1b}[{rows}A\r"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    const SIZE: (usize, usize) = (80, 24);

    /// Each write, because a terminal shows half of a frame that needs two.
    #[derive(Default)]
    struct Writes(Vec<String>);

    impl Write for Writes {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0
                .push(String::from_utf8(bytes.to_vec()).expect("text"));
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// What a live picture of these frames writes; at its end the terminal has
    /// this many columns.
    fn writes(frames: &[((usize, usize), &str)], columns: usize) -> Vec<String> {
        let mut live = Live::new(Writes::default());
        for (size, frame) in frames {
            live.next = None;
            let picture = || (*frame).to_owned();
            live.draw(Instant::now, *size, picture).expect("memory");
        }
        live.finish(columns, "done\n").expect("memory");
        live.terminal.0
    }

    #[test]
    fn a_frame_is_written_over_the_one_before_and_so_is_what_stays() {
        let frames = [(SIZE, "one\ntwo\n"), (SIZE, "three\n")];
        assert_eq!(
            writes(&frames, 80),
            [
                "one\u{1b}[K\ntwo\u{1b}[K\n\u{1b}[J",
                "\u{1b}[2A\rthree\u{1b}[K\n\u{1b}[J",
                "\u{1b}[1A\rdone\u{1b}[K\n\u{1b}[J",
            ]
        );
        assert_eq!(writes(&[], 80), ["done\n"], "no escapes without a frame");
    }

    #[test]
    fn a_frame_is_not_higher_than_the_screen() {
        let frame = &writes(&[((80, 3), "1\n2\n3\n4\n")], 80)[0];
        assert_eq!(frame, "1\u{1b}[K\n2\u{1b}[K\n\u{1b}[J");
    }

    #[test]
    fn a_line_that_fills_the_screen_keeps_its_last_sign() {
        let frame = &writes(&[((3, 24), "\u{1b}[1m123\u{1b}[0m\n12\n")], 3)[0];
        assert_eq!(frame, "\u{1b}[1m123\u{1b}[0m\n12\u{1b}[K\n\u{1b}[J");
    }

    #[test]
    fn lines_that_a_narrower_terminal_has_wrapped_are_written_over_too() {
        let end = &writes(&[(SIZE, "\u{1b}[1m12345678\u{1b}[0m\n\n")], 3)[1];
        assert!(end.starts_with("\u{1b}[4A\r"), "{end:?}");
    }

    /// The moments, in ms, of the frames of one second in which a picture is
    /// offered every millisecond and takes this many to draw.
    fn frames(took_ms: u64) -> Vec<u64> {
        let now_ms = Cell::new(0);
        let began = Instant::now();
        let clock = || began + Duration::from_millis(now_ms.get());
        let mut live = Live::new(Vec::new());
        let mut frames = Vec::new();
        while now_ms.get() < 1000 {
            let picture = || {
                frames.push(now_ms.get());
                now_ms.set(now_ms.get() + took_ms);
                String::new()
            };
            live.draw(clock, SIZE, picture).expect("memory");
            now_ms.set(now_ms.get() + 1);
        }
        frames
    }

    #[test]
    fn frames_that_come_too_fast_are_left_out_and_no_others() {
        let every = |ms| (0..1000).step_by(ms).collect::<Vec<u64>>();
        assert_eq!(frames(0), every(60));
        assert_eq!(frames(3), every(60));
        assert_eq!(frames(10), every(200));
        assert_eq!(frames(100), [0]);
    }
}
