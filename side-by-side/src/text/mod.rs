//! Text for a terminal: control characters, and how it fits.

/// Characters that a terminal would obey.
mod controls;
/// Widths, cuts, wraps, and the signs of both alphabets.
mod layout;

pub(crate) use controls::is_obeyed;
pub(crate) use layout::{Look, clusters};
