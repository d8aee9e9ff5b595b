//! Checks `mine/as_they_come.rs`.

exercises::check!("../mine/as_they_come.rs");
