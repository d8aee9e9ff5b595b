//! Two tasks of tokio's current-thread runtime, which wait in more steps.

use side_by_side::{say, seconds, watch};
use tokio::{runtime::Builder, spawn, time::sleep};

pub fn main() {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("the runtime should start");
    runtime.block_on(watch("main", async {
        let novel = spawn(watch("novel", read_novel()));
        let wall = spawn(watch("wall", paint_wall()));
        wall.await.expect("the task should not panic");
        novel.await.expect("the task should not panic");
        say!("done");
    }));
}

async fn paint_wall() {
    for coat in ["first", "second"] {
        say!("{coat} coat");
        sleep(seconds(2)).await;
    }
    say!("dry");
}

async fn read_novel() {
    for chapter in 1..=4 {
        sleep(seconds(0.5)).await;
        say!("half of it");
        sleep(seconds(0.5)).await;
        say!("chapter {chapter}");
    }
}
