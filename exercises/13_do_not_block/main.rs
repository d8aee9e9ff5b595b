//! Checks `mine/do_not_block.rs`.

exercises::check!("../mine/do_not_block.rs");
