//! Lanes on a time axis: what each task did, when, and on which thread.

/// From moments to columns, and the time axis.
pub(crate) mod axis;
/// What is drawn in each column of a lane.
pub(crate) mod cells;
/// Which lanes are drawn, and the labels before them.
pub(crate) mod choice;
/// The sign of each state, and the legend.
pub(crate) mod glyphs;
/// The frame that is drawn while the versions run.
pub(crate) mod live;
/// A picture while it is drawn: its lines, and the signs in them.
pub(crate) mod picture;
/// The lanes of all versions, one below the other.
pub(crate) mod versions;
/// What tasks say: words after a lane, and rows of them below it.
pub(crate) mod words;
