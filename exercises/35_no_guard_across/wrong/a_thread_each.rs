//! A thread for each, which blocks while the other one has the lock.
//! The check says: they did not overlap

use smol::{Timer, block_on};
use side_by_side::{say, seconds, watch, watch_value};
use std::{collections::HashMap, sync::Mutex, thread};
use tokio::runtime::Builder;

type Cache = Mutex<HashMap<&'static str, u32>>;

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", look_up()));
}

async fn look_up() {
    let cache = Cache::default();
    thread::scope(|scope| {
        for (name, town) in [("ann", "Oslo"), ("ben", "Rome")] {
            let cache = &cache;
            scope.spawn(move || block_on(watch(name, forecast(cache, town))));
        }
    });
    watch("cleo", forecast(&cache, "Rome")).await;
}

async fn forecast(cache: &Cache, town: &'static str) {
    let cache = cache.lock().expect("no one panics");
    let mut cache = watch_value(format!("guard for {town}"), cache);
    if !cache.contains_key(town) {
        let degrees = ask_server(town).await;
        cache.insert(town, degrees);
    }
    say!("{town}: {} degrees", cache[town]);
}

async fn ask_server(town: &str) -> u32 {
    say!("asks for {town}");
    Timer::after(seconds(1)).await;
    if town == "Rome" { 24 } else { 11 }
}
