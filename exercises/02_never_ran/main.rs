//! Checks `mine/never_ran.rs`.

exercises::check!("../mine/never_ran.rs");
