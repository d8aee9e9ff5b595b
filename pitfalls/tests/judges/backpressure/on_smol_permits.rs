//! On smol: each letter holds a permit until the clerk takes it.

use std::sync::Arc;

use side_by_side::{Unit, figure, number, seconds, watch};
use smol::{
    Timer, block_on,
    channel::{Receiver, Sender, unbounded},
    lock::{Semaphore, SemaphoreGuardArc},
    spawn,
};

pub fn main() {
    block_on(watch("main", work()));
}

async fn work() {
    let room = Arc::new(Semaphore::new(2));
    let (tray, letters) = unbounded();
    spawn(watch("postman", deliver(room, tray))).detach();
    let clerk = spawn(watch("clerk", sort(letters)));
    let most = clerk.await;
    figure("letters waiting at most", most as f64, Unit::Count);
}

async fn deliver(room: Arc<Semaphore>, tray: Sender<SemaphoreGuardArc>) {
    for _ in 0..number("letters", 10) {
        let place = room.acquire_arc().await;
        tray.send(place).await.ok();
    }
}

async fn sort(letters: Receiver<SemaphoreGuardArc>) -> usize {
    let mut most = 0;
    while let Ok(place) = letters.recv().await {
        drop(place);
        Timer::after(seconds(0.2)).await;
        most = most.max(letters.len());
    }
    most
}
