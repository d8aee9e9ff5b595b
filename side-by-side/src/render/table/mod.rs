//! The table below the lanes.

/// What is in each cell.
pub(crate) mod cells;
/// Columns and blocks that fit the width.
pub(crate) mod layout;
/// The rows, and the answers.
pub(crate) mod rows;
/// Formats bytes, nanoseconds and counts.
pub(crate) mod units;
