//! The text around a picture.

/// Below a version's lanes: its threads, and how it ended.
pub(crate) mod below_lanes;
/// The card: claim, what to watch for, what to try.
pub(crate) mod card;
/// Versions that are not as their cards say, and why they have no answer.
pub(crate) mod mismatch;
/// Questions before a run, and predictions marked after it.
pub(crate) mod predictions;
