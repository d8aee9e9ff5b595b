//! What a reader sees: pictures of recordings and sources, as text.
//!
//! The views only read what was recorded; they know no clock, no process and no
//! terminal. Colours are ANSI escapes, which are removed later where the output
//! does not support them.

/// The card: claim, what to watch for, what to try.
mod card;
mod chrome_trace;
#[cfg(test)]
pub(crate) mod fixtures;
mod lanes;
/// Versions that are not as their cards say, and why they have no answer.
mod mismatch;
/// Below a version's lanes: its threads, and how it ended.
mod notes;
mod page;
/// Questions before a run, and predictions marked after it.
mod predictions;
mod sources;
mod style;
mod table;

pub(crate) use card::{card, list, title, where_to_go_next};
pub(crate) use chrome_trace::Trace;
pub(crate) use lanes::{live, timeline};
pub(crate) use mismatch::{rejections, surprises};
pub(crate) use notes::{twins, whys};
pub(crate) use page::Page;
pub(crate) use predictions::{Score, marks, question};
pub(crate) use sources::columns::{bare_code, code};
pub(crate) use table::summary;
