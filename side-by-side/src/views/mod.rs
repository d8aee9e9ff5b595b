//! What a reader sees: pictures made of recordings and sources, as text.
//!
//! The views only read what was recorded; they know no clock, no process and
//! no terminal. Colours are ANSI escapes, taken out later where nobody wants
//! them.

mod align;
mod card;
mod cells;
mod code;
mod figures;
mod lanes;
mod live;
#[cfg(test)]
mod made_up;
mod notes;
mod page;
mod picture;
mod predictions;
mod rows;
mod scale;
mod signs;
mod style;
mod summary;
mod surprises;
mod table;
mod timeline;
mod trace;
mod translation;
mod words;

pub(crate) use card::{card, list, title, where_to_go_next};
pub(crate) use code::{bare_code, code};
pub(crate) use live::live;
pub(crate) use page::Page;
pub(crate) use predictions::{Score, marks, question};
pub(crate) use summary::summary;
pub(crate) use surprises::{rejections, surprises};
pub(crate) use timeline::timeline;
pub(crate) use trace::Trace;
