//! Text that fits: widths, cuts, wraps, and the signs of both alphabets.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How wide a picture may be, and which signs it may use.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// In columns.
    pub(crate) width: usize,
    pub(crate) ascii: bool,
    /// Without it, what colour says must be said by signs.
    pub(crate) colour: bool,
}

impl Look {
    /// Pictures are never narrower; on such a screen they wrap.
    pub(crate) const LEAST_WIDTH: usize = 20;

    pub(crate) fn pick<T>(self, sign: T, ascii: T) -> T {
        if self.ascii { ascii } else { sign }
    }

    /// The text with nothing in it that moves the cursor or changes colours,
    /// and in ASCII only where that is asked for.
    pub(crate) fn plain(self, text: &str) -> String {
        text.chars()
            .map(|c| match c {
                '\t' => ' ',
                '…' if self.ascii => '~',
                '–' if self.ascii => '-',
                c if c.is_control() => self.pick('\u{fffd}', '?'),
                c if self.ascii && !c.is_ascii() => '?',
                c => c,
            })
            .collect()
    }

    /// The text cut to `width` columns, with a sign where it was cut.
    pub(crate) fn cut(self, text: &str, width: usize) -> String {
        if text.width() <= width {
            return text.to_owned();
        }
        let mut cut = String::new();
        let mut left = width.saturating_sub(1);
        for c in text.chars() {
            let Some(rest) = left.checked_sub(c.width().unwrap_or(0)) else {
                break;
            };
            left = rest;
            cut.push(c);
        }
        if width > 0 {
            cut.push(self.pick('…', '~'));
        }
        cut
    }

    /// Cut or padded to exactly `width` columns.
    pub(crate) fn fit(self, text: &str, width: usize) -> String {
        let mut fitted = self.cut(text, width);
        let pad = width.saturating_sub(fitted.width());
        fitted.extend(std::iter::repeat_n(' ', pad));
        fitted
    }

    /// Lines of at most `width` columns, the second and later ones led by
    /// `indent` spaces.
    pub(crate) fn wrap(self, text: &str, indent: usize) -> Vec<String> {
        self.wrap_parts(text.split(' '), " ", indent)
    }

    /// The same for parts that stay whole, with a gap between them.
    pub(crate) fn wrap_parts(
        self,
        parts: impl IntoIterator<Item = impl AsRef<str>>,
        gap: &str,
        indent: usize,
    ) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for part in parts {
            let part = part.as_ref();
            if line.is_empty() {
                line.push_str(part);
            } else if line.width() + gap.len() + part.width() > self.width {
                let full = std::mem::take(&mut line);
                lines.push(full);
                line = " ".repeat(indent.min(self.width / 2)) + part;
            } else {
                line.push_str(gap);
                line.push_str(part);
            }
        }
        lines.push(line);
        lines
            .iter()
            .map(|line| self.cut(line, self.width))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look {
        width: 12,
        ascii: false,
        colour: false,
    };
    const ASCII: Look = Look {
        ascii: true,
        ..LOOK
    };

    #[test]
    fn a_cut_is_shown_and_no_wider_than_asked() {
        assert_eq!(LOOK.cut("laundry", 7), "laundry");
        assert_eq!(LOOK.cut("laundry", 4), "lau…");
        assert_eq!(ASCII.cut("laundry", 4), "lau~");
        assert_eq!(LOOK.cut("洗濯物", 4), "洗…");
        assert_eq!(LOOK.cut("laundry", 0), "");
        assert_eq!(LOOK.fit("洗濯", 6), "洗濯  ");
    }

    #[test]
    fn what_could_move_the_cursor_is_taken_out() {
        assert_eq!(LOOK.plain("a\u{1b}[2J\tb"), "a\u{fffd}[2J b");
        assert_eq!(ASCII.plain("naïve\u{7}"), "na?ve?");
    }

    #[test]
    fn words_are_wrapped_and_a_long_one_is_cut() {
        assert_eq!(
            LOOK.wrap("paint dries while a novel is read", 2),
            ["paint dries", "  while a", "  novel is", "  read"]
        );
        assert_eq!(
            LOOK.wrap("a runtime-agnostic word", 0),
            ["a", "runtime-agn…", "word"]
        );
    }
}
