//! Two blocking calls wait for a third one, and the pool has two threads.

use std::sync::{Arc, Mutex, mpsc::channel};

use side_by_side::watch_queued_call;
use tokio::{runtime::Builder, task::spawn_blocking};

pub fn main() {
    let mut runtime = Builder::new_current_thread();
    let runtime = runtime.max_blocking_threads(2).build().expect("it starts");
    runtime.block_on(async {
        let (send, receive) = channel();
        let receive = Arc::new(Mutex::new(receive));
        for n in 1..=2 {
            let receive = receive.clone();
            let read = move || receive.lock().expect("no panic").recv().is_ok();
            spawn_blocking(watch_queued_call(format!("reader {n}"), read));
        }
        let write =
            move || (1..=2).for_each(|n| send.send(n).expect("it is read"));
        let written = spawn_blocking(watch_queued_call("writer", write));
        written.await.expect("no panic");
    });
}
