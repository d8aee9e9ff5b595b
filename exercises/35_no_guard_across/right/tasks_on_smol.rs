//! Two tasks, which smol's threads poll.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on, spawn};
use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
};

type Cache = Arc<RwLock<HashMap<&'static str, u32>>>;

pub fn program() {
    block_on(watch("main", look_up()));
}

async fn look_up() {
    let cache = Cache::default();
    let ann = spawn(watch("ann", forecast(cache.clone(), "Oslo")));
    let ben = spawn(watch("ben", forecast(cache.clone(), "Rome")));
    ann.await;
    ben.await;
    watch("cleo", forecast(cache, "Rome")).await;
}

async fn forecast(cache: Cache, town: &'static str) {
    let known = cache.read().expect("no one panics").get(town).copied();
    let degrees = match known {
        Some(degrees) => degrees,
        None => ask_server(town).await,
    };
    cache.write().expect("no one panics").insert(town, degrees);
    say!("{town}: {degrees} degrees");
}

async fn ask_server(town: &str) -> u32 {
    say!("asks for {town}");
    Timer::after(seconds(1)).await;
    if town == "Rome" { 24 } else { 11 }
}
