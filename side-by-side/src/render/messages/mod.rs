//! Sentences around a picture.

/// Below a version's lanes: its threads, and how it ended.
pub(crate) mod below_lanes;
/// The card: claim, what to watch for, what to try.
pub(crate) mod card;
/// What is not as the card says, and why there is no answer.
pub(crate) mod mismatch;
/// Questions before a run, and predictions marked after it.
pub(crate) mod predictions;
