//! What a reader sees: pictures made of recordings and sources, as text.
//!
//! The views only read what was recorded; they know no clock, no process and
//! no terminal. Colours are ANSI escapes, taken out later where nobody wants
//! them.

mod card;
mod code;
mod lanes;
mod live;
#[cfg(test)]
mod made_up;
mod markdown;
mod signs;
mod spans;
mod style;
mod summary;
mod text;
mod timeline;

pub(crate) use card::{card, last_words, list, title};
pub(crate) use code::code;
pub(crate) use live::Live;
pub(crate) use markdown::markdown;
pub(crate) use summary::summary;
pub(crate) use text::Look;
pub(crate) use timeline::timeline;
