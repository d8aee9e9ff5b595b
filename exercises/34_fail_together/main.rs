//! Checks `mine/fail_together.rs`.

exercises::check!("../mine/fail_together.rs");
