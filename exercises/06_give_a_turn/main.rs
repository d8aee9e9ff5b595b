//! Checks `mine/give_a_turn.rs`.

exercises::check!("../mine/give_a_turn.rs");
