//! Checks `mine/silent_server.rs`.

exercises::check!("../mine/silent_server.rs");
