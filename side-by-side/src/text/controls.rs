//! Text that somebody else wrote: what in it a terminal would obey.

/// Does a terminal obey this character rather than show it? Control characters
/// move the cursor and change colours; direction marks put the rest of the line
/// in another order.
pub(crate) fn is_obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
