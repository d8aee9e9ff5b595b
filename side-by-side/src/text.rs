//! Text for a terminal: control characters, and how it fits.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Does a terminal obey this character instead of showing it? Control
/// characters move the cursor and change colours; direction marks reorder the
/// rest of the line.
pub(crate) fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The width of a picture, and the signs that it may use.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    /// In columns, [`Look::LEAST_WIDTH`] or more.
    pub(crate) width: usize,
    pub(crate) ascii: bool,
    /// Without colour, signs must carry its meaning.
    pub(crate) colour: bool,
}

impl Look {
    /// Pictures are never narrower; on a narrower screen they wrap.
    pub(crate) const LEAST_WIDTH: usize = 20;

    /// Leaves room for this many columns beside the text.
    pub(crate) fn narrower(self, columns: usize) -> Look {
        let width = self.width.saturating_sub(columns);
        Look { width, ..self }
    }

    pub(crate) fn pick<T>(self, sign: T, ascii: T) -> T {
        if self.ascii { ascii } else { sign }
    }

    /// The text without characters that a terminal would obey, and in ASCII
    /// only if that is asked for.
    pub(crate) fn plain(self, text: &str) -> String {
        text.chars()
            .map(|c| match c {
                '\t' => ' ',
                '…' if self.ascii => '~',
                '–' if self.ascii => '-',
                c if is_obeyed(c) => self.pick('\u{fffd}', '?'),
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
        if width == 0 {
            return String::new();
        }
        let (fits, _) = split(text, width - 1);
        let sign = self.pick('…', '~');
        format!("{fits}{sign}")
    }

    /// Cut or padded to exactly `width` columns.
    pub(crate) fn fit(self, text: &str, width: usize) -> String {
        let mut fitted = self.cut(text, width);
        let pad = width.saturating_sub(fitted.width());
        fitted.extend(std::iter::repeat_n(' ', pad));
        fitted
    }

    /// Lines of at most `width` columns; all but the first are indented by
    /// `indent` spaces. A word that is longer than a line is broken.
    pub(crate) fn wrap(self, text: &str, indent: usize) -> Vec<String> {
        let longest = self.width - indent.min(self.width / 2);
        let words = text.split(' ').flat_map(|word| {
            let gaps = std::iter::once(" ").chain(std::iter::repeat(""));
            gaps.zip(pieces(word, longest))
        });
        self.wrap_parts(words, indent)
    }

    /// The same for parts that are not broken, each with the gap before it. A
    /// part that is longer than a line is cut.
    pub(crate) fn wrap_parts<'a>(
        self,
        parts: impl Iterator<Item = (&'a str, &'a str)>,
        indent: usize,
    ) -> Vec<String> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for (gap, part) in parts {
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
        let lines = lines.iter().map(|line| self.cut(line, self.width));
        lines.collect()
    }
}

#[cfg(test)]
impl Look {
    /// Of this width, without colours.
    pub(crate) const fn new(width: usize) -> Look {
        Look {
            width,
            ascii: false,
            colour: false,
        }
    }

    pub(crate) const fn in_ascii(self) -> Look {
        Look {
            ascii: true,
            ..self
        }
    }
}

fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// What a terminal shows as one sign: a character and what joins it, such as an
/// accent, or the selector that makes `❤` an emoji of two columns. Only a whole
/// cluster has a width.
pub(crate) fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices();
        let (_, mut last) = chars.next()?;
        let mut letters = usize::from(is_flag_letter(last));
        let mut joins = |last: char, c: char| {
            const JOINER: char = '\u{200d}';
            let is_tone = matches!(c, '\u{1f3fb}'..='\u{1f3ff}');
            // Two of them are a flag.
            letters += usize::from(letters > 0 && is_flag_letter(c));
            let is_flag = letters == 2 && is_flag_letter(c);
            last == JOINER || is_tone || is_flag || c.width() == Some(0)
        };
        let end = chars.find(|&(_, c)| !joins(std::mem::replace(&mut last, c), c));
        let (cluster, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(cluster)
    })
}

/// The clusters that fit into `width` columns, and the rest.
fn split(text: &str, width: usize) -> (&str, &str) {
    let mut used = 0;
    let fits = clusters(text).take_while(|cluster| {
        used += cluster.width();
        used <= width
    });
    text.split_at(fits.map(str::len).sum())
}

/// The word in pieces of at most `width` columns.
fn pieces(word: &str, width: usize) -> impl Iterator<Item = &str> {
    let mut rest = Some(word);
    std::iter::from_fn(move || {
        let word = rest.take()?;
        if word.width() <= width {
            return Some(word);
        }
        let (piece, after) = match split(word, width) {
            // A single sign that is wider is cut later.
            ("", _) => (word, ""),
            parts => parts,
        };
        rest = (!after.is_empty()).then_some(after);
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOK: Look = Look::new(12);
    const ASCII: Look = LOOK.in_ascii();

    #[test]
    fn a_cut_is_shown_and_fits_the_width() {
        assert_eq!(LOOK.cut("laundry", 7), "laundry");
        assert_eq!(LOOK.cut("laundry", 4), "lau…");
        assert_eq!(ASCII.cut("laundry", 4), "lau~");
        assert_eq!(LOOK.cut("洗濯物", 4), "洗…");
        assert_eq!(LOOK.cut("laundry", 0), "");
        assert_eq!(LOOK.fit("洗濯", 6), "洗濯  ");
    }

    #[test]
    fn a_sign_of_several_characters_is_measured_and_cut_as_a_whole() {
        // Two columns each, but characters of one column and of none.
        let hearts = "❤\u{fe0f}❤\u{fe0f}❤\u{fe0f}";
        assert_eq!(LOOK.cut(hearts, 6), hearts);
        assert_eq!(LOOK.cut(hearts, 5), "❤\u{fe0f}❤\u{fe0f}…");
        assert_eq!(LOOK.fit(hearts, 4), "❤\u{fe0f}… ");
        let wrapped = LOOK.wrap(&hearts.repeat(3), 0);
        assert_eq!(wrapped, [hearts.repeat(2), hearts.to_owned()]);
        let signs = ["🇩🇪", "🇫🇷", "e\u{301}", "👩\u{200d}🚀", "👍🏽", "x"];
        assert_eq!(clusters(&signs.concat()).collect::<Vec<_>>(), signs);
    }

    #[test]
    fn characters_that_a_terminal_would_obey_are_removed() {
        let plain = LOOK.plain("a\u{1b}[2J\tb\u{9b}2J\u{202e}\u{2066}");
        assert_eq!(plain, "a\u{fffd}[2J b\u{fffd}2J\u{fffd}\u{fffd}");
        assert_eq!(ASCII.plain("naïve\u{7}"), "na?ve?");
    }

    #[test]
    fn words_are_wrapped_and_a_long_one_is_broken() {
        let wrapped = LOOK.wrap("paint dries while a runtime-agnostic novel is read", 2);
        let lines = [
            "paint dries",
            "  while a",
            "  runtime-ag",
            "  nostic",
            "  novel is",
            "  read",
        ];
        assert_eq!(wrapped, lines);
        let parts = LOOK.wrap_parts([("", "a"), ("", "runtime-agnostic")].into_iter(), 0);
        assert_eq!(parts, ["a", "runtime-agn…"]);
    }
}
