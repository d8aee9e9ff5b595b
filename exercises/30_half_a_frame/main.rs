//! Checks `mine/half_a_frame.rs`.

exercises::check!("../mine/half_a_frame.rs");
