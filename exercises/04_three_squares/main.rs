//! Checks `mine/three_squares.rs`.

exercises::check!("../mine/three_squares.rs");
