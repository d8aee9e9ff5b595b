//! Checks `mine/cancel_and_tidy.rs`.

exercises::check!("../mine/cancel_and_tidy.rs");
