//! On smol: the end of a child is an event; its output is read like a socket.

use futures::future::try_join_all;
use side_by_side::{say, seconds, watch};
use smol::block_on;
use smol::process::{Child, Command};
use std::process::Stdio;
use std::{env, io, process, thread};

pub fn main() -> io::Result<()> {
    match env::var("CONTINENT") {
        Ok(continent) => print_continent(&continent),
        Err(_) => block_on(start_and_join())?,
    }
    Ok(())
}

async fn start_and_join() -> io::Result<()> {
    say!("parent: process {}", process::id());
    let mut children = Vec::new();
    for name in ["Asia", "America", "Europe", "Africa"] {
        children.push(watch(name, join(start(name)?)));
    }
    try_join_all(children).await?;
    Ok(())
}

/// Starts this very program once more; the environment tells it its part.
fn start(continent: &str) -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .args(env::args().skip(1))
        .env("CONTINENT", continent)
        .stdout(Stdio::piped())
        .spawn()
}

async fn join(child: Child) -> io::Result<()> {
    let output = child.output().await?;
    say!("{}", String::from_utf8_lossy(&output.stdout).trim_end());
    Ok(())
}

fn print_continent(continent: &str) {
    thread::sleep(seconds(1));
    println!("{continent}: process {}", process::id());
}
