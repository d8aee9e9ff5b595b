//! Each visitor is a local task, which stays on the main thread.

use side_by_side::{number, say, seconds, watch};
use std::{cell::Cell, rc::Rc};
use tokio::{
    runtime::Runtime,
    task::{LocalSet, spawn_local},
    time::sleep,
};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(LocalSet::new().run_until(count_visitors()));
}

async fn count_visitors() {
    let counters = Rc::new([Cell::new(0), Cell::new(0)]);
    let visitors = (1..=number("visitors", 3)).map(|n| {
        let visitor = format!("visitor {n}");
        spawn_local(watch(visitor, visit(counters.clone())))
    });
    for visitor in visitors.collect::<Vec<_>>() {
        visitor.await.expect("no visitor should panic");
    }
    let [slow, quick] = &*counters;
    say!("slow {}, quick {}", slow.get(), quick.get());
}

async fn visit(counters: Rc<[Cell<u32>; 2]>) {
    let [slow, quick] = &*counters;
    say!("comes in");
    let seen = slow.get();
    sleep(seconds(1)).await;
    slow.set(seen + 1);
    say!("{seen} + 1 = {}", seen + 1);

    sleep(seconds(1)).await;
    let seen = quick.get();
    quick.set(seen + 1);
    say!("{seen} + 1 = {}", seen + 1);
}
