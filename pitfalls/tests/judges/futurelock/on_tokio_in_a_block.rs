//! On tokio, cured with a block: `shave` is dropped where the block ends.

use std::sync::Arc;

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Runtime, select, spawn, sync::Mutex, time::sleep};

pub fn main() {
    let runtime = Runtime::new().expect("the runtime should start");
    runtime.block_on(watch("main", get_ready()));
}

async fn get_ready() {
    let bathroom = Arc::new(Mutex::new(()));
    let father = spawn(watch("father", occupy(bathroom.clone(), 2.0)));
    sleep(seconds(0.5)).await;
    {
        let shave = watch("shave", occupy(bathroom.clone(), 1.0));
        let alarm = watch("alarm", sleep(seconds(0.5)));
        tokio::pin!(shave);
        select! {
            biased;
            _ = shave.as_mut() => unreachable!("father is inside"),
            _ = alarm => {}
        }
    }
    say!("teeth");
    watch("brush", occupy(bathroom.clone(), 0.5)).await;
    father.await.expect("father should not panic");
}

async fn occupy(bathroom: Arc<Mutex<()>>, time: f64) {
    let door = bathroom.lock().await;
    sleep(seconds(time)).await;
    drop(door);
}
