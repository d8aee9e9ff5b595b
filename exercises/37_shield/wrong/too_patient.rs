//! The request may take 3 s.
//! The check says: `request` took 3 s, and should be given up after 1 s

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use tokio::{
    runtime::Builder,
    spawn,
    task::JoinHandle,
    time::{sleep, timeout},
};

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", serve()));
}

async fn serve() {
    let mut payment = spawn(watch("payment", pay()));
    let request = watch("request", buy(&mut payment));
    if timeout(seconds(3), request).await.is_err() {
        say!("given up");
        payment.await.expect("the payment does not panic");
    }
    say!("closed");
}

async fn buy(payment: &mut JoinHandle<()>) {
    payment.await.expect("the payment does not panic");
    say!("ticket");
}

async fn pay() {
    say!("money taken");
    // The bank is slow on some days.
    sleep(seconds(one_of([4.0, 0.2]))).await;
    say!("recorded");
}
