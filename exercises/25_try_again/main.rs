//! Checks `mine/try_again.rs`.

exercises::check!("../mine/try_again.rs");
