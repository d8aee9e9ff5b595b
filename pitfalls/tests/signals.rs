//! What the card of `shutdown` says of Ctrl-C. A signal goes to the whole
//! process, so this is not a test among others in one process.
#![cfg(unix)]

use std::pin::pin;

use futures::future::poll_immediate;
use signal_hook::{consts::SIGINT, low_level::raise};
use tokio::{runtime::Runtime, signal::ctrl_c};

/// Presses Ctrl-C when a future waits for it.
async fn press_and_notice() {
    let mut pressed = pin!(ctrl_c());
    assert!(poll_immediate(pressed.as_mut()).await.is_none());
    raise(SIGINT).expect("a signal can be raised");
    pressed.await.expect("the handler is there");
}

#[test]
fn after_one_ctrl_c_future_tokio_catches_every_later_ctrl_c() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(press_and_notice());
    // Without a handler, this would kill the process.
    raise(SIGINT).expect("a signal can be raised");
    drop(runtime);
    raise(SIGINT).expect("a signal can be raised");
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(press_and_notice());
}
