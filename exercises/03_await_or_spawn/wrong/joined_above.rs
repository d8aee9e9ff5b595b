//! Both are joined outside of `main`, and neither is spawned.
//! The check says: is not its own task

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, sync::oneshot, time::sleep};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.expect("the runtime should start").block_on(async {
        let (ready, coffee) = oneshot::channel();
        let coffee_is_made = async move {
            watch("coffee", make_coffee()).await;
            ready.send(()).ok();
        };
        let breakfast = watch("main", breakfast(coffee));
        futures::future::join(breakfast, coffee_is_made).await;
    });
}

async fn breakfast(coffee: oneshot::Receiver<()>) {
    watch("table", set_table()).await;
    coffee.await.expect("no panic");
    say!("breakfast");
}

async fn make_coffee() {
    sleep(seconds(2.03)).await;
    say!("coffee");
}

async fn set_table() {
    sleep(seconds(1)).await;
    say!("table");
}
