//! A `JoinSet` of main owns all payments.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use tokio::{
    runtime::Builder,
    sync::oneshot,
    task::JoinSet,
    time::{sleep, timeout},
};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", serve()));
}

async fn serve() {
    let mut payments = JoinSet::new();
    let request = watch("request", buy(&mut payments));
    if timeout(seconds(1), request).await.is_err() {
        say!("given up");
    }
    while let Some(paid) = payments.join_next().await {
        paid.expect("the payment does not panic");
    }
    say!("closed");
}

async fn buy(payments: &mut JoinSet<()>) {
    let (paid, payment) = oneshot::channel();
    payments.spawn(async {
        watch("payment", pay()).await;
        // The request may have been given up.
        paid.send(()).ok();
    });
    payment.await.expect("it sends");
    say!("ticket");
}

async fn pay() {
    say!("money taken");
    // The bank is slow on some days.
    sleep(seconds(one_of([4.0, 0.2]))).await;
    say!("recorded");
}
