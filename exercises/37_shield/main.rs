//! Checks `mine/shield.rs`.

exercises::check!("../mine/shield.rs");
