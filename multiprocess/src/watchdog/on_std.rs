//! On plain std: dropping a handle does nothing, and `wait` reaps the child.

use side_by_side::{say, seconds, watch_call};
use std::{
    env,
    io::{self, Read},
    process::{self, Child, ChildStdout, Command, Stdio},
    thread::sleep,
};

pub fn main() -> io::Result<()> {
    match env::args().next_back().as_deref() {
        Some("--fail") => fail(),
        Some("--hang") => hang(),
        _ => watch_call("parent", watch_over),
    }
}

fn watch_over() -> io::Result<()> {
    let fail = start("--fail")?;
    watch_call("fail", || report(fail))?;
    give_up(start("--hang")?)
}

/// Starts this program once more; its argument says which child it is.
fn start(part: &str) -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .arg(part)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
}

fn report(child: Child) -> io::Result<()> {
    let output = child.wait_with_output()?;
    say!("{}", output.status);
    Ok(())
}

fn give_up(mut child: Child) -> io::Result<()> {
    let (input, output) = (child.stdin.take(), child.stdout.take());
    watch_call("hung", || {
        // std has no wait with a timeout, so main checks again and again.
        for _ in 0..8 {
            sleep(seconds(0.25));
            if child.try_wait().is_ok_and(|status| status.is_some()) {
                return;
            }
        }
        say!("hung: time is over");
    });
    sleep(seconds(1));
    drop(input);
    watch_call("ask hung", || ask(output))?;
    // The child is a zombie until its parent waits for it.
    child.wait()?;
    Ok(())
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

/// The child that fails after a while.
fn fail() -> io::Result<()> {
    sleep(seconds(1));
    process::exit(3);
}

/// The child that hangs: it waits for input that does not come.
fn hang() -> io::Result<()> {
    io::stdin().read_line(&mut String::new())?;
    print!("process {}", process::id());
    Ok(())
}
