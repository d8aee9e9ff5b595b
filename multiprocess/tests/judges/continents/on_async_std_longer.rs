//! Africa works for 3 s, in steps.

use async_std::{process::Child, process::Command, task::block_on};
use futures::future::try_join_all;
use side_by_side::{say, seconds, watch};
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
    let mut children = Vec::new();
    for name in ["Asia", "America", "Europe", "Africa"] {
        children.push(watch(format!("wait for {name}"), join(start(name)?)));
    }
    try_join_all(children).await?;
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
    let work = match continent {
        "Asia" => 4,
        "Africa" => 3,
        _ => 2,
    };
    for _ in 0..work {
        thread::sleep(seconds(1));
    }
    println!("{continent}: process {}", process::id());
}
