//! The parent waits for America first, and then for Asia.

use side_by_side::{say, seconds, watch_call};
use std::{
    env, io,
    process::{self, Child, Command, Stdio},
    thread,
};

pub fn main() -> io::Result<()> {
    match own_continent() {
        Some(continent) => print_continent(&continent),
        None => start_and_join()?,
    }
    Ok(())
}

fn start_and_join() -> io::Result<()> {
    say!("parent: process {}", process::id());
    let mut children = Vec::new();
    for name in ["America", "Asia", "Africa", "Europe"] {
        children.push((name, start(name)?));
    }
    for (name, child) in children {
        watch_call(format!("wait for {name}"), || join(child))?;
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

fn join(child: Child) -> io::Result<()> {
    let output = child.wait_with_output()?;
    say!("{}", String::from_utf8_lossy(&output.stdout).trim_end());
    Ok(())
}

fn print_continent(continent: &str) {
    let work = if continent == "Asia" { 4 } else { 1 };
    thread::sleep(seconds(work));
    println!("{continent}: process {}", process::id());
}
