//! Checks `mine/keep_the_laundry.rs`.

exercises::check!("../mine/keep_the_laundry.rs");
