//! Checks `mine/all_agree.rs`.

exercises::check!("../mine/all_agree.rs");
