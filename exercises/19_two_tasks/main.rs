//! Checks `mine/two_tasks.rs`.

exercises::check!("../mine/two_tasks.rs");
