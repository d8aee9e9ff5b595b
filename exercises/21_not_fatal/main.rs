//! Checks `mine/not_fatal.rs`.

exercises::check!("../mine/not_fatal.rs");
