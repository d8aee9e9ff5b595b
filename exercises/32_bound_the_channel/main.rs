//! Checks `mine/bound_the_channel.rs`.

exercises::check!("../mine/bound_the_channel.rs");
