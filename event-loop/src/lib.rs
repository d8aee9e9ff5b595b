//! Our own event loop, which the lesson's programs use.

/// A loop in four steps, each in a self-contained file.
pub mod first_loop {
    pub mod step_1_block_on;
    pub mod step_2_tasks;
    pub mod step_3_timers;
    pub mod step_4_sockets;
}
pub mod our_loop;
