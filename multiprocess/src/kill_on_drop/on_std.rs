//! On plain std: dropping a handle does nothing; main kills and reaps.

use side_by_side::{say, seconds, watch_call};
use std::{
    env,
    io::{self, Read},
    process::{self, Child, ChildStdout, Command, Stdio},
    thread::sleep,
};

pub fn main() -> io::Result<()> {
    match env::args().any(|arg| arg == "--hang") {
        true => hang(),
        false => watch_call("parent", watch_over),
    }
}

fn watch_over() -> io::Result<()> {
    let mut child = start()?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    watch_call("killed", || {
        // std has no wait with a timeout, so main checks again and again.
        for _ in 0..8 {
            sleep(seconds(0.25));
            if child.try_wait().is_ok_and(|status| status.is_some()) {
                return;
            }
        }
        say!("killed: time is over");
    });
    child.kill()?;
    sleep(seconds(1));
    drop(input);
    watch_call("ask killed", || ask(output))?;
    // The child is a zombie until its parent waits for it.
    child.wait()?;
    Ok(())
}

/// Starts this program once more, as a child process.
fn start() -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .arg("--hang")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
}

/// Reads what the child prints before it exits.
fn ask(output: Option<ChildStdout>) -> io::Result<()> {
    let mut answer = String::new();
    let mut output = output.expect("it should be a pipe");
    output.read_to_string(&mut answer)?;
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
