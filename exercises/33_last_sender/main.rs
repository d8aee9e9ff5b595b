//! Checks `mine/last_sender.rs`.

exercises::check!("../mine/last_sender.rs");
