//! A future keeps the waker of its first poll, and is then moved into another
//! task.

use std::{
    future::poll_fn,
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
    thread,
};

use side_by_side::{seconds, watch};
use tokio::spawn;

#[derive(Default)]
struct State {
    rings: bool,
    waker: Option<Waker>,
}

struct Bell(Arc<Mutex<State>>);

impl Future for Bell {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut state = self.0.lock().expect("no panic");
        if state.rings {
            return Poll::Ready(());
        }
        // The mistake: a later waker is not kept.
        state.waker.get_or_insert_with(|| cx.waker().clone());
        Poll::Pending
    }
}

#[tokio::main]
pub async fn main() {
    watch("main", day()).await;
}

async fn day() {
    let state = Arc::new(Mutex::new(State::default()));
    let mut bell = Box::pin(watch("bell", Bell(state.clone())));
    poll_fn(|cx| Poll::Ready(bell.as_mut().poll(cx).is_pending())).await;
    thread::spawn(move || {
        thread::sleep(seconds(1));
        let mut state = state.lock().expect("no panic");
        state.rings = true;
        state.waker.take().expect("it waits").wake();
    });
    spawn(watch("second", bell)).await.expect("no panic");
}
