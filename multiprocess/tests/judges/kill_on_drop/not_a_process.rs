//! Counterexample: the child is a task, which is cancelled by the drop.

use side_by_side::{say, seconds, watch};
use smol::{
    Timer, block_on,
    channel::{Receiver, Sender, bounded},
    future::or,
    spawn,
};
use std::{io, io::ErrorKind::TimedOut};

pub fn main() -> io::Result<()> {
    block_on(watch("parent", watch_over()))
}

async fn watch_over() -> io::Result<()> {
    let ((input, line), (answer, output)) = (bounded(1), bounded(1));
    let child = spawn(hang(line, answer));
    // smol has no `timeout`.
    let time = async {
        Timer::after(seconds(2)).await;
        Err(TimedOut.into())
    };
    if or(watch("killed", child), time).await.is_err() {
        say!("killed: time is over");
    }
    Timer::after(seconds(1)).await;
    drop(input);
    watch("ask killed", ask(output)).await;
    Ok(())
}

/// Receives what the child sends before it ends.
async fn ask(output: Receiver<&'static str>) {
    match output.recv().await {
        Err(_) => say!("gone"),
        Ok(answer) => say!("still there: {answer}"),
    }
}

/// The child that hangs: it waits for input that does not come.
async fn hang(
    input: Receiver<()>,
    output: Sender<&'static str>,
) -> io::Result<()> {
    input.recv().await.ok();
    output.send("a task").await.ok();
    Ok(())
}
