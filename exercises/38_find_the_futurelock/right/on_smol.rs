//! smol's `or` owns both futures, and drops the one that loses.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, future::or, lock::Mutex, spawn};
use std::sync::Arc;

/// The lane that keeps its place in the printer's queue, and so stops the rest.
const KEEPS_ITS_PLACE: &str = "`draft`";

pub fn program() {
    block_on(watch("main", print_all()));
}

async fn print_all() {
    say!("keeps its place: {KEEPS_ITS_PLACE}");
    let printer = Arc::new(Mutex::new(()));
    spawn(watch("report", print(printer.clone(), 2.2))).detach();
    Timer::after(seconds(0.5)).await;
    let draft = watch("draft", print(printer.clone(), 0.8));
    let bell = async {
        Timer::after(seconds(1)).await;
        say!("no draft today");
    };
    or(draft, watch("bell", bell)).await;
    let poster = spawn(watch("poster", print(printer.clone(), 0.4)));
    watch("letter", print(printer, 0.6)).await;
    poster.await;
    say!("all printed");
}

async fn print(printer: Arc<Mutex<()>>, takes: f64) {
    let _printer = printer.lock().await;
    Timer::after(seconds(takes)).await;
    say!("printed");
}
