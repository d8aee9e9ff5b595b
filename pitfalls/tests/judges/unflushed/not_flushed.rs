//! The bytes are there, too, but main did not wait for them: it sleeps until
//! the pool is idle again.

use std::{env, fs, io, path::Path, process, thread};

use side_by_side::{say, seconds, watch, watch_queued_call};
use tokio::{
    fs::File, io::AsyncWriteExt, runtime::Builder, task::spawn_blocking,
    time::sleep,
};

pub fn main() -> io::Result<()> {
    let kitchen = env::temp_dir().join(format!("kitchen-{}", process::id()));
    fs::create_dir(&kitchen)?;
    let list = kitchen.join("list");
    let noted = run(&list).and_then(|()| count("at the end", &list));
    let removed = fs::remove_dir_all(&kitchen);
    noted.and(removed)
}

fn run(list: &Path) -> io::Result<()> {
    // A full pool. With an idle thread, the outcome depends on chance.
    let mut runtime = Builder::new_multi_thread();
    runtime.enable_time();
    let runtime = runtime.max_blocking_threads(1).build()?;
    runtime.block_on(watch("main", note(list)))
}

async fn note(list: &Path) -> io::Result<()> {
    let mut file = File::create(list).await?;
    let photo = watch_queued_call("photo", || thread::sleep(seconds(1)));
    let photo = spawn_blocking(photo);
    watch("write", file.write_all(b"bread")).await?;
    drop(file);
    sleep(seconds(1.5)).await;
    count("dropped", list)?;
    photo.await?;
    Ok(())
}

fn count(when: &str, list: &Path) -> io::Result<()> {
    say!("{when}: {} bytes", fs::metadata(list)?.len());
    Ok(())
}
