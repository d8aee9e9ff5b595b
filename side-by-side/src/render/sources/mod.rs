//! The versions' sources beside each other.

/// Lines that belong together.
pub(crate) mod align;
/// Sources in columns, with what differs marked.
pub(crate) mod columns;
/// Python beside Rust.
pub(crate) mod python;
