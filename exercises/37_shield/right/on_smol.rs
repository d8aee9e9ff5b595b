//! On smol, too, main keeps the handle: dropping it would cancel the task.

use exercises::one_of;
use side_by_side::{say, seconds, watch};
use smol::{Task, Timer, block_on, future::or, spawn};

pub fn program() {
    block_on(watch("main", serve()));
}

async fn serve() {
    let mut payment = spawn(watch("payment", pay()));
    let request = watch("request", buy(&mut payment));
    let time_is_over = async {
        Timer::after(seconds(1)).await;
        false
    };
    if !or(request, time_is_over).await {
        say!("given up");
        payment.await;
    }
    say!("closed");
}

async fn buy(payment: &mut Task<()>) -> bool {
    payment.await;
    say!("ticket");
    true
}

async fn pay() {
    say!("money taken");
    // The bank is slow on some days.
    Timer::after(seconds(one_of([4.0, 0.2]))).await;
    say!("recorded");
}
