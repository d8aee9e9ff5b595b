//! Lanes on a time axis: what each task did, when, and on which thread.

/// From moments to columns, and the line with the seconds.
pub(crate) mod axis;
/// What is drawn in each column of a lane.
pub(crate) mod cells;
/// The sign of each state, and the legend.
pub(crate) mod glyphs;
/// What is said beside a lane.
pub(crate) mod labels;
/// One lane: its name and its threads.
pub(crate) mod lane;
/// The frame that is drawn while the versions run.
pub(crate) mod live;
/// One version's lanes.
pub(crate) mod picture;
/// The lanes of all versions below each other.
pub(crate) mod timeline;
