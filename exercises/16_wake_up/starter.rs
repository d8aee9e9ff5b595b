//! Wake up: see README.md.

use side_by_side::{say, seconds, watch};
use std::{
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll},
    thread,
};
use tokio::runtime::Builder;

pub fn program() {
    let runtime = Builder::new_current_thread().build();
    let bell = watch("bell", Bell::new());
    runtime.expect("the runtime should start").block_on(bell);
    say!("somebody is at the door");
}

/// Ready when the visitor, a thread, has rung.
struct Bell {
    shared: Arc<Mutex<Shared>>,
}

#[derive(Default)]
struct Shared {
    has_rung: bool,
}

impl Bell {
    fn new() -> Bell {
        let shared = Arc::new(Mutex::new(Shared::default()));
        let of_visitor = Arc::clone(&shared);
        thread::spawn(move || {
            thread::sleep(seconds(1));
            let mut shared = of_visitor.lock().expect("no panic");
            shared.has_rung = true;
        });
        Bell { shared }
    }
}

impl Future for Bell {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<()> {
        let shared = self.shared.lock().expect("no panic");
        if shared.has_rung {
            return Poll::Ready(());
        }
        Poll::Pending
    }
}
