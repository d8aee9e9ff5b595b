//! Not this way: the second child ends by itself, before it is given up.

use super::{answer, look, open_line, play};
use futures::future::join3;
use side_by_side::{say, seconds, watch};
use smol::future::FutureExt;
use smol::{Timer, block_on, process::Command};
use std::{env, io, net::TcpListener};

pub fn main() -> io::Result<()> {
    match own_part() {
        Some(part) => play(&part),
        None => block_on(watch("watchdog", watch_over())),
    }
}

async fn watch_over() -> io::Result<()> {
    let line = open_line()?;
    let work = watch("work", ask("work", &line, false));
    let fail = watch("fail", ask("fail", &line, false));
    let hang = within_two_seconds(watch("hang", ask("hang", &line, false)));
    let (work, fail, _) = join3(work, fail, hang).await;
    work.and(fail)?;
    let first = answer(&line)?;
    say!("after the timeout: {}", look(&first));

    let hang = watch("hang again", ask("work", &line, true));
    within_two_seconds(hang).await.ok();
    // The system takes a moment to end a process.
    Timer::after(seconds(1)).await;
    say!("with kill_on_drop: gone");
    Ok(())
}

/// Or drops the future, and with it what waits for the child.
async fn within_two_seconds(
    asked: impl Future<Output = io::Result<()>>,
) -> io::Result<()> {
    let two_seconds = async {
        Timer::after(seconds(2)).await;
        Err(io::ErrorKind::TimedOut.into())
    };
    asked.or(two_seconds).await
}

/// Starts this very program once more, and waits for its end.
async fn ask(part: &str, line: &TcpListener, kill: bool) -> io::Result<()> {
    let child = Command::new(env::current_exe()?)
        .args(env::args().skip(1))
        .args(["--line", &line.local_addr()?.to_string()])
        .args(["--part", part])
        .kill_on_drop(kill)
        .output();
    say!("{}", child.await?.status);
    Ok(())
}

/// What this process has to do; `None` in the parent.
fn own_part() -> Option<String> {
    env::args().skip_while(|arg| arg != "--part").nth(1)
}
