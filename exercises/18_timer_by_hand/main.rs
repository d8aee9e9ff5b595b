//! Checks `mine/timer_by_hand.rs`.

exercises::check!("../mine/timer_by_hand.rs");
