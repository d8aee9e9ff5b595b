//! Checks `mine/read_meanwhile.rs`.

exercises::check!("../mine/read_meanwhile.rs");
