//! Checks `mine/port.rs`.

exercises::check!("../mine/port.rs");
