//! Checks `mine/exit_codes.rs`.

exercises::check!("../mine/exit_codes.rs");
