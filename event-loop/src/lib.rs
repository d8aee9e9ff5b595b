//! Our own event loop, for the lesson's programs and for readers.

/// A loop in four steps, each in a file that stands alone.
pub mod first_loop {
    pub mod step_1_block_on;
    pub mod step_2_tasks;
    pub mod step_3_timers;
    pub mod step_4_sockets;
}
pub mod our_loop;
