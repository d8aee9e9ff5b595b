//! Characters in untrusted text that a terminal would obey.

/// Does a terminal obey this character instead of showing it? Control
/// characters move the cursor and change colours; direction marks reorder the
/// rest of the line.
pub(crate) fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
