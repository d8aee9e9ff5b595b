//! Checks `mine/short_lock.rs`.

exercises::check!("../mine/short_lock.rs");
