//! No lock and no cache: each asks the server.
//! The check says: `cleo` took 1.0 s, and should take less than 1 s

use futures::future::join;
use side_by_side::{say, seconds, watch};
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

async fn forecast(_: &Cache, town: &'static str) {
    let degrees = ask_server(town).await;
    say!("{town}: {degrees} degrees");
}

async fn ask_server(town: &str) -> u32 {
    say!("asks for {town}");
    sleep(seconds(1)).await;
    if town == "Rome" { 24 } else { 11 }
}
