//! Checks `mine/keep_the_letters.rs`.

exercises::check!("../mine/keep_the_letters.rs");
