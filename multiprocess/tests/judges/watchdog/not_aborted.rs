//! Counterexample: a task waits for the child, and is aborted.

use futures::future::try_join;
use side_by_side::{say, seconds, watch};
use std::{env, io, process, process::Stdio, thread};
use tokio::{
    io::AsyncReadExt,
    process::{Child, ChildStdout, Command},
    runtime::Runtime,
    spawn,
    time::sleep,
};

pub fn main() -> io::Result<()> {
    match env::args().next_back().as_deref() {
        Some("--fail") => fail(),
        Some("--hang") => hang(),
        _ => Runtime::new()?.block_on(watch("parent", watch_over())),
    }
}

async fn watch_over() -> io::Result<()> {
    let fail = watch("fail", report(start("--fail")?));
    try_join(fail, give_up(start("--hang")?)).await?;
    Ok(())
}

/// Starts this program once more; its argument says which child it is.
fn start(part: &str) -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .arg(part)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
}

async fn report(child: Child) -> io::Result<()> {
    let output = child.wait_with_output().await?;
    say!("{}", output.status);
    Ok(())
}

async fn give_up(mut child: Child) -> io::Result<()> {
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let report = spawn(watch("hung", report(child)));
    sleep(seconds(2)).await;
    report.abort();
    say!("hung: time is over");
    sleep(seconds(1)).await;
    drop(input);
    watch("ask hung", ask(output)).await
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

/// The child that fails after a while.
fn fail() -> io::Result<()> {
    thread::sleep(seconds(1));
    process::exit(3);
}

/// The child that hangs: it waits for input that does not come.
fn hang() -> io::Result<()> {
    io::stdin().read_line(&mut String::new())?;
    print!("process {}", process::id());
    Ok(())
}
