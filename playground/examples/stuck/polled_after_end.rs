//! A loop polls a future that has already ended.

use std::{future::poll_fn, pin::pin, task::Poll};

use futures::FutureExt;
use futures::future::Fuse;
use side_by_side::{seconds, watch};
use tokio::time::sleep;

#[tokio::main]
pub async fn main() {
    watch("main", day()).await;
}

async fn day() {
    let bell: Fuse<_> = sleep(seconds(0.5)).fuse();
    let mut bell = pin!(watch("bell", bell));
    let mut count = 0;
    // Both rings are awaited from the same future.
    poll_fn(|cx| {
        while count < 2 {
            if bell.as_mut().poll(cx).is_pending() {
                return Poll::Pending;
            }
            count += 1;
        }
        Poll::Ready(())
    })
    .await;
}
