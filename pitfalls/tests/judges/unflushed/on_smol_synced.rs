//! On smol: `sync_all` flushes, too, and then waits for the disk.

use std::{env, fs, io, num::NonZero, path::Path, process, thread};

use blocking::set_max_blocking_threads;
use side_by_side::{say, seconds, watch, watch_queued_call};
use smol::{block_on, fs::File, io::AsyncWriteExt, unblock};

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
    set_max_blocking_threads(NonZero::<usize>::MIN);
    block_on(watch("main", note(list)))
}

async fn note(list: &Path) -> io::Result<()> {
    let mut file = File::create(list).await?;
    let photo = watch_queued_call("photo", || thread::sleep(seconds(1)));
    let photo = unblock(photo);
    watch("write", file.write_all(b"bread")).await?;
    watch("flush", file.sync_all()).await?;
    drop(file);
    count("dropped", list)?;
    photo.await;
    Ok(())
}

fn count(when: &str, list: &Path) -> io::Result<()> {
    say!("{when}: {} bytes", fs::metadata(list)?.len());
    Ok(())
}
