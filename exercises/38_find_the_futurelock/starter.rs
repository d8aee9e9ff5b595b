//! Find the futurelock: see README.md.

use side_by_side::{say, seconds, watch};
use std::{pin::pin, sync::Arc};
use tokio::{runtime::Builder, select, spawn, sync::Mutex, time::sleep};

/// The lane that keeps its place in the printer's queue, and so stops the rest.
const KEEPS_ITS_PLACE: &str = "?";

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", print_all()));
}

async fn print_all() {
    say!("keeps its place: {KEEPS_ITS_PLACE}");
    let printer = Arc::new(Mutex::new(()));
    spawn(watch("report", print(printer.clone(), 2.2)));
    sleep(seconds(0.5)).await;
    let mut draft = pin!(watch("draft", print(printer.clone(), 0.8)));
    select! {
        () = &mut draft => {}
        () = watch("bell", sleep(seconds(1))) => say!("no draft today"),
    }
    let poster = spawn(watch("poster", print(printer.clone(), 0.4)));
    watch("letter", print(printer, 0.6)).await;
    poster.await.expect("the poster does not panic");
    say!("all printed");
}

async fn print(printer: Arc<Mutex<()>>, takes: f64) {
    let _printer = printer.lock().await;
    sleep(seconds(takes)).await;
    say!("printed");
}
