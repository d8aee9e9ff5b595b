//! Ben looks again and again whether the lock is free.
//! The check says: together, and should take 1 s

use futures::future::join;
use side_by_side::{say, seconds, watch, watch_value};
use std::{collections::HashMap, sync::Mutex};
use tokio::{runtime::Builder, time::sleep};

type Cache = Mutex<HashMap<&'static str, u32>>;

pub fn program() {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime
        .expect("the runtime should start")
        .block_on(watch("main", look_up()));
}

async fn look_up() {
    let cache = Cache::default();
    let ann = watch("ann", forecast(&cache, "Oslo"));
    let ben = watch("ben", forecast(&cache, "Rome"));
    join(ann, ben).await;
    watch("cleo", forecast(&cache, "Rome")).await;
}

async fn forecast(cache: &Cache, town: &'static str) {
    let cache = loop {
        if let Ok(cache) = cache.try_lock() {
            break cache;
        }
        sleep(seconds(0.1)).await;
    };
    let mut cache = watch_value(format!("guard for {town}"), cache);
    if !cache.contains_key(town) {
        let degrees = ask_server(town).await;
        cache.insert(town, degrees);
    }
    say!("{town}: {} degrees", cache[town]);
}

async fn ask_server(town: &str) -> u32 {
    say!("asks for {town}");
    sleep(seconds(1)).await;
    if town == "Rome" { 24 } else { 11 }
}
