//! What a reader sees: pictures of recordings and sources, as text.
//!
//! The views only read what was recorded; they know no clock, no process and no
//! terminal. Colours are ANSI escapes, which are removed later where the output
//! does not support them.

mod chrome_trace;
#[cfg(test)]
pub(crate) mod fixtures;
mod lanes;
mod messages;
mod page;
mod sources;
mod style;
mod table;

pub(crate) use chrome_trace::Trace;
pub(crate) use lanes::{live::live, versions::timeline};
pub(crate) use messages::{
    below_lanes::{twins, whys},
    card::{card, list, title, where_to_go_next},
    mismatch::{rejections, surprises},
    predictions::{Score, marks, question},
};
pub(crate) use page::Page;
pub(crate) use sources::columns::{bare_code, code};
pub(crate) use table::summary;
