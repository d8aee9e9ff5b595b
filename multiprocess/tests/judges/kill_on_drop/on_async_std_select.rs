//! A race instead of `timeout`; the timer is polled first.

use async_std::{
    io::ReadExt,
    process::{Child, ChildStdout, Command},
    task::{block_on, sleep},
};
use futures::future::{Either, select};
use side_by_side::{say, seconds, watch};
use std::{env, io, process, process::Stdio};

pub fn main() -> io::Result<()> {
    match env::args().any(|arg| arg == "--hang") {
        true => hang(),
        false => block_on(watch("parent", watch_over())),
    }
}

async fn watch_over() -> io::Result<()> {
    let mut child = start()?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let report = watch("killed", child.output());
    let (time, report) = (Box::pin(sleep(seconds(2))), Box::pin(report));
    if let Either::Left((_, report)) = select(time, report).await {
        drop(report);
        say!("killed: time is over");
    }
    sleep(seconds(1)).await;
    drop(input);
    watch("ask killed", ask(output)).await
}

/// Starts this program once more, as a child process.
fn start() -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .arg("--hang")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
}

/// Reads what the child prints before it exits.
async fn ask(output: Option<ChildStdout>) -> io::Result<()> {
    let mut answer = String::new();
    let mut output = output.expect("it should be a pipe");
    output.read_to_string(&mut answer).await?;
    match answer.as_str() {
        "" => say!("gone"),
        answer => say!("still there: {answer}"),
    }
    Ok(())
}

/// The child that hangs: it waits for input that does not come.
fn hang() -> io::Result<()> {
    io::stdin().read_line(&mut String::new())?;
    print!("process {}", process::id());
    Ok(())
}
