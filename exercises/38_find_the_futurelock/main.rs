//! Checks `mine/find_the_futurelock.rs`.

exercises::check!("../mine/find_the_futurelock.rs");
