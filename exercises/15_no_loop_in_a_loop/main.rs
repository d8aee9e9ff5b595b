//! Checks `mine/no_loop_in_a_loop.rs`.

exercises::check!("../mine/no_loop_in_a_loop.rs");
