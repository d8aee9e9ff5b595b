//! Checks `mine/write_block_on.rs`.

exercises::check!("../mine/write_block_on.rs");
