//! Checks `mine/no_lost_update.rs`.

exercises::check!("../mine/no_lost_update.rs");
