//! Ben starts when Ann has finished.
//! The check says: `ben` did not wait while `ann` waited: they did not overlap

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
    watch("ann", forecast(&cache, "Oslo")).await;
    watch("ben", forecast(&cache, "Rome")).await;
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
    sleep(seconds(1)).await;
    if town == "Rome" { 24 } else { 11 }
}
