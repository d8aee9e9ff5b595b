//! Checks `mine/kill_the_hung_child.rs`.

exercises::check!("../mine/kill_the_hung_child.rs");
