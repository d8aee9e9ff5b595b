//! The waits are in a `FuturesUnordered`, in another order.

use futures::stream::{FuturesUnordered, TryStreamExt};
use side_by_side::{say, seconds, watch};
use smol::{block_on, process::Child, process::Command};
use std::{env, io, process, process::Stdio, thread};

pub fn main() -> io::Result<()> {
    match own_continent() {
        Some(continent) => print_continent(&continent),
        None => block_on(start_and_join())?,
    }
    Ok(())
}

async fn start_and_join() -> io::Result<()> {
    say!("parent: process {}", process::id());
    let mut children = FuturesUnordered::new();
    for name in ["Africa", "Asia", "Europe", "America"] {
        children.push(watch(format!("wait for {name}"), join(start(name)?)));
    }
    while children.try_next().await?.is_some() {}
    Ok(())
}

/// Starts this program once more; an argument names the continent.
fn start(continent: &str) -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .args(["--continent", continent])
        .stdout(Stdio::piped())
        .spawn()
}

/// `None` in the parent.
fn own_continent() -> Option<String> {
    env::args().skip_while(|arg| arg != "--continent").nth(1)
}

async fn join(child: Child) -> io::Result<()> {
    let output = child.output().await?;
    say!("{}", String::from_utf8_lossy(&output.stdout).trim_end());
    Ok(())
}

fn print_continent(continent: &str) {
    let work = if continent == "Asia" { 4 } else { 1 };
    thread::sleep(seconds(work));
    println!("{continent}: process {}", process::id());
}
