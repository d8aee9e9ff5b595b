//! Checks `mine/no_guard_across.rs`.

exercises::check!("../mine/no_guard_across.rs");
