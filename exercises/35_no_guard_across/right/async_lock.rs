//! tokio's mutex, which is not kept while the server is asked either.

use futures::future::join;
use side_by_side::{say, seconds, watch};
use std::collections::HashMap;
use tokio::{runtime::Builder, sync::Mutex, time::sleep};

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
    let known = cache.lock().await.contains_key(town);
    if !known {
        let degrees = ask_server(town).await;
        cache.lock().await.insert(town, degrees);
    }
    let cache = cache.lock().await;
    say!("{town}: {} degrees", cache[town]);
}

async fn ask_server(town: &str) -> u32 {
    say!("asks for {town}");
    sleep(seconds(1)).await;
    if town == "Rome" { 24 } else { 11 }
}
