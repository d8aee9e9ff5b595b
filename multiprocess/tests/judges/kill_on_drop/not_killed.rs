//! Counterexample: its input ends, so the child exits without being killed.

use side_by_side::{say, seconds, watch};
use std::{env, io, process, process::Stdio};
use tokio::{
    io::AsyncReadExt,
    process::{Child, ChildStdout, Command},
    runtime::Runtime,
    time::{sleep, timeout},
};

pub fn main() -> io::Result<()> {
    match env::args().any(|arg| arg == "--hang") {
        true => hang(),
        false => Runtime::new()?.block_on(watch("parent", watch_over())),
    }
}

async fn watch_over() -> io::Result<()> {
    let mut child = start()?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let report = async move {
        sleep(seconds(1.5)).await;
        drop(input);
        watch("killed", child.wait_with_output()).await
    };
    if timeout(seconds(2), report).await.is_err() {
        say!("killed: time is over");
    }
    sleep(seconds(1)).await;
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
