//! Shield what must finish: see README.md.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use tokio::{
    runtime::Builder,
    time::{sleep, timeout},
};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", serve()));
}

async fn serve() {
    let request = watch("request", buy());
    if timeout(seconds(1), request).await.is_err() {
        say!("given up");
    }
    say!("closed");
}

async fn buy() {
    watch("payment", pay()).await;
    say!("ticket");
}

async fn pay() {
    say!("money taken");
    // The bank is slow on some days.
    sleep(seconds(one_of([4.0, 0.2]))).await;
    say!("recorded");
}
