//! The bytes come late, too, but not from the blocking pool: another thread
//! takes the photo and then writes.

use std::{env, fs, io, path::Path, process, thread};

use futures::future::ready;
use side_by_side::{say, seconds, watch, watch_queued_call};
use tokio::runtime::Runtime;

pub fn main() -> io::Result<()> {
    let kitchen = env::temp_dir().join(format!("kitchen-{}", process::id()));
    fs::create_dir(&kitchen)?;
    let list = kitchen.join("list");
    let noted = run(&list).and_then(|()| count("at the end", &list));
    let removed = fs::remove_dir_all(&kitchen);
    noted.and(removed)
}

fn run(list: &Path) -> io::Result<()> {
    Runtime::new()?.block_on(watch("main", note(list)))?;
    thread::sleep(seconds(1.5));
    Ok(())
}

async fn note(list: &Path) -> io::Result<()> {
    let file = fs::File::create(list)?;
    let path = list.to_owned();
    let photo = watch_queued_call("photo", || thread::sleep(seconds(1)));
    thread::spawn(move || {
        photo();
        fs::write(path, b"bread").expect("the kitchen should be there");
    });
    watch("write", ready(())).await;
    drop(file);
    count("dropped", list)
}

fn count(when: &str, list: &Path) -> io::Result<()> {
    say!("{when}: {} bytes", fs::metadata(list)?.len());
    Ok(())
}
