//! Checks `mine/two_waits.rs`.

exercises::check!("../mine/two_waits.rs");
