//! Checks `mine/all_cores.rs`.

exercises::check!("../mine/all_cores.rs");
