//! A run queue of the tasks that were woken.

use futures::channel::oneshot;
use side_by_side::{say, seconds, watch};
use std::{
    pin::{Pin, pin},
    sync::{
        Arc, Mutex,
        mpsc::{self, Sender},
    },
    task::{Context, Wake, Waker},
    thread,
};

pub fn program() {
    run_both(watch("tea", make_tea()), watch("toast", make_toast()));
    say!("breakfast");
}

/// Runs both on this thread until both are complete.
fn run_both(a: impl Future<Output = ()>, b: impl Future<Output = ()>) {
    let (a, b) = (pin!(a), pin!(b));
    let (sender, woken) = mpsc::channel();
    let mut tasks: [Option<Pin<&mut dyn Future<Output = ()>>>; 2] =
        [Some(a), Some(b)];
    let wakers = [0, 1].map(|nth| {
        let sender = Mutex::new(sender.clone());
        Waker::from(Arc::new(Queue { nth, sender }))
    });
    for waker in &wakers {
        waker.wake_by_ref();
    }
    while tasks.iter().any(Option::is_some) {
        let nth = woken.recv().expect("the wakers are there");
        let mut cx = Context::from_waker(&wakers[nth]);
        if let Some(task) = &mut tasks[nth]
            && task.as_mut().poll(&mut cx).is_ready()
        {
            tasks[nth] = None;
        }
    }
}

struct Queue {
    nth: usize,
    sender: Mutex<Sender<usize>>,
}

impl Wake for Queue {
    fn wake(self: Arc<Self>) {
        self.sender.lock().expect("no panic").send(self.nth).ok();
    }
}

async fn make_tea() {
    after(1.0).await;
    say!("the water is hot");
    after(2.0).await;
    say!("the tea is ready");
}

async fn make_toast() {
    after(2.0).await;
    say!("the toast is ready");
}

/// Waits for `n` seconds. A thread sleeps and then wakes the task.
async fn after(n: f64) {
    let (clock, bell) = oneshot::channel();
    thread::spawn(move || {
        thread::sleep(seconds(n));
        clock.send(()).ok();
    });
    bell.await.expect("the clock rings");
}
