//! Checks `mine/promise.rs`.

exercises::check!("../mine/promise.rs");
