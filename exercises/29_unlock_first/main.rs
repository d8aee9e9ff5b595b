//! Checks `mine/unlock_first.rs`.

exercises::check!("../mine/unlock_first.rs");
