//! Checks `mine/await_or_spawn.rs`.

exercises::check!("../mine/await_or_spawn.rs");
