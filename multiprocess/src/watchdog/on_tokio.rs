//! On tokio: `timeout` drops the future that owns the child's handle, no more.

use futures::future::try_join4;
use side_by_side::{say, seconds, watch};
use std::process::Stdio;
use std::{env, io, process, thread};
use tokio::io::AsyncReadExt;
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::runtime::Builder;
use tokio::time::{sleep, timeout};

pub fn main() -> io::Result<()> {
    match own_part() {
        Some(part) => play(&part),
        None => Builder::new_current_thread()
            .enable_all()
            .build()?
            .block_on(watch("parent", watch_over()))?,
    }
    Ok(())
}

async fn watch_over() -> io::Result<()> {
    let work = watch("work", report(start("work")?));
    let fail = watch("fail", report(start("fail")?));
    try_join4(work, fail, give_up("hung"), give_up("killed")).await?;
    // Until the runtime has reaped the child that has just ended.
    sleep(seconds(0.5)).await;
    Ok(())
}

/// Starts this very program once more; its last arguments tell it its part.
fn start(part: &str) -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .args(env::args().skip(1))
        .args(["--part", part])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(part == "killed")
        .spawn()
}

/// `None` in the parent.
fn own_part() -> Option<String> {
    env::args().skip_while(|arg| arg != "--part").nth(1)
}

async fn report(child: Child) -> io::Result<()> {
    let output = child.wait_with_output().await?;
    let text = String::from_utf8_lossy(&output.stdout);
    say!("{}, {text:?}", output.status);
    Ok(())
}

async fn give_up(name: &str) -> io::Result<()> {
    let mut child = start(name)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let report = watch(name, report(child));
    if timeout(seconds(2), report).await.is_err() {
        say!("{name}: time is over");
    }
    sleep(seconds(1)).await;
    watch(format!("ask {name}"), ask(input, output)).await
}

/// Ends the input, for which the child waits, and reads what it says then.
async fn ask(
    input: Option<ChildStdin>,
    output: Option<ChildStdout>,
) -> io::Result<()> {
    drop(input);
    let mut answer = String::new();
    let mut output = output.expect("it is a pipe");
    output.read_to_string(&mut answer).await?;
    match answer.as_str() {
        "" => say!("gone"),
        answer => say!("still there: {answer}"),
    }
    Ok(())
}

fn play(part: &str) {
    match part {
        "work" => thread::sleep(seconds(1)),
        "fail" => process::exit(3),
        // It waits for input that does not come.
        _ => _ = io::stdin().read_line(&mut String::new()),
    }
    print!("process {}", process::id());
}
