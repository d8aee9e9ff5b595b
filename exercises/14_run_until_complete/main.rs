//! Checks `mine/run_until_complete.rs`.

exercises::check!("../mine/run_until_complete.rs");
