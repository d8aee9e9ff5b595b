//! The versions' sources, side by side.

/// Aligns lines that belong together.
pub(crate) mod align;
/// Python beside Rust.
pub(crate) mod by_function;
/// Sources in columns, with what differs marked.
pub(crate) mod columns;
/// Lines that belong together share a row.
pub(crate) mod rows;
