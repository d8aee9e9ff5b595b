//! On plain std: main asks again and again whether the child has ended.

use super::{answer, look, open_line, play};
use side_by_side::{say, seconds, watch_call};
use std::process::{Child, Command};
use std::{env, io, net::TcpListener, thread::sleep, time::Instant};

pub fn main() -> io::Result<()> {
    match own_part() {
        Some(part) => play(&part),
        None => watch_over(),
    }
}

fn watch_over() -> io::Result<()> {
    let line = open_line()?;
    let mut work = ask("work", &line)?;
    let mut fail = ask("fail", &line)?;
    let mut hang = ask("hang", &line)?;
    watch_call("work", || within_two_seconds(&mut work))?;
    watch_call("fail", || within_two_seconds(&mut fail))?;
    watch_call("hang", || within_two_seconds(&mut hang)).ok();
    let first = answer(&line)?;
    say!("after the timeout: {}", look(&first));

    let mut hang = ask("hang", &line)?;
    watch_call("hang again", || within_two_seconds(&mut hang)).ok();
    hang.kill()?;
    hang.wait()?;
    let second = answer(&line)?;
    say!("with kill: {}", look(&second));
    Ok(())
}

fn within_two_seconds(child: &mut Child) -> io::Result<()> {
    let began = Instant::now();
    while began.elapsed() < seconds(2) {
        if let Some(status) = child.try_wait()? {
            say!("{status}");
            return Ok(());
        }
        sleep(seconds(0.1));
    }
    Err(io::ErrorKind::TimedOut.into())
}

/// Starts this very program once more.
fn ask(part: &str, line: &TcpListener) -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .args(env::args().skip(1))
        .args(["--line", &line.local_addr()?.to_string()])
        .args(["--part", part])
        .spawn()
}

/// What this process has to do; `None` in the parent.
fn own_part() -> Option<String> {
    env::args().skip_while(|arg| arg != "--part").nth(1)
}
