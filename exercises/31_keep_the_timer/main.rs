//! Checks `mine/keep_the_timer.rs`.

exercises::check!("../mine/keep_the_timer.rs");
