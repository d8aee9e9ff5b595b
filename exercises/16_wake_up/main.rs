//! Checks `mine/wake_up.rs`.

exercises::check!("../mine/wake_up.rs");
