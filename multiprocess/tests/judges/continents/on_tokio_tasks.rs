//! Each wait is a task, and says more.

use side_by_side::{say, seconds, watch};
use std::{env, io, process, process::Stdio, thread};
use tokio::{process::Child, process::Command, runtime::Runtime, spawn};

pub fn main() -> io::Result<()> {
    match own_continent() {
        Some(continent) => print_continent(&continent),
        None => Runtime::new()?.block_on(start_and_join())?,
    }
    Ok(())
}

async fn start_and_join() -> io::Result<()> {
    say!("parent: process {}", process::id());
    let mut children = Vec::new();
    for name in ["Asia", "America", "Europe", "Africa"] {
        let wait = watch(format!("wait for {name}"), join(start(name)?));
        children.push(spawn(wait));
    }
    for child in children {
        child.await.expect("the task should not panic")?;
    }
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
    say!("a child is there");
    let output = child.wait_with_output().await?;
    say!("{}", String::from_utf8_lossy(&output.stdout).trim_end());
    Ok(())
}

fn print_continent(continent: &str) {
    let work = if continent == "Asia" { 4 } else { 1 };
    thread::sleep(seconds(work));
    println!("{continent}: process {}", process::id());
}
