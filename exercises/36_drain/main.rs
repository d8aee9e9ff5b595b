//! Checks `mine/drain.rs`.

exercises::check!("../mine/drain.rs");
