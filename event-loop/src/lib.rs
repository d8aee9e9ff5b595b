//! Our own event loop, for the lesson's programs and for readers.

pub mod our_loop;
