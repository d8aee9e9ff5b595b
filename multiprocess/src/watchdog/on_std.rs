//! On plain std: a handle that is dropped does nothing; main kills and reaps.

use side_by_side::{say, seconds, watch_call};
use std::io::Read;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::{env, io, process, thread::sleep};

pub fn main() -> io::Result<()> {
    match own_part() {
        Some(part) => play(&part),
        None => watch_call("parent", watch_over)?,
    }
    Ok(())
}

fn watch_over() -> io::Result<()> {
    let (work, fail) = (start("work")?, start("fail")?);
    watch_call("work", || report(work))?;
    watch_call("fail", || report(fail))?;
    give_up("hung")?;
    give_up("killed")
}

/// Starts this very program once more; its last arguments tell it its part.
fn start(part: &str) -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .args(env::args().skip(1))
        .args(["--part", part])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
}

/// `None` in the parent.
fn own_part() -> Option<String> {
    env::args().skip_while(|arg| arg != "--part").nth(1)
}

fn report(child: Child) -> io::Result<()> {
    let output = child.wait_with_output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    say!("{}, {text:?}", output.status);
    Ok(())
}

fn give_up(name: &str) -> io::Result<()> {
    let mut child = start(name)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    watch_call(name, || {
        // std can only look again and again.
        for _ in 0..8 {
            sleep(seconds(0.25));
            if child.try_wait().is_ok_and(|status| status.is_some()) {
                return;
            }
        }
        say!("{name}: time is over");
    });
    if name == "killed" {
        child.kill()?;
    }
    sleep(seconds(1));
    watch_call(format!("ask {name}"), || ask(input, output))?;
    // Nobody else reaps it.
    child.wait()?;
    Ok(())
}

/// Ends the input, for which the child waits, and reads what it says then.
fn ask(
    input: Option<ChildStdin>,
    output: Option<ChildStdout>,
) -> io::Result<()> {
    drop(input);
    let mut answer = String::new();
    let mut output = output.expect("it is a pipe");
    output.read_to_string(&mut answer)?;
    match answer.as_str() {
        "" => say!("gone"),
        answer => say!("still there: {answer}"),
    }
    Ok(())
}

fn play(part: &str) {
    match part {
        "work" => sleep(seconds(1)),
        "fail" => process::exit(3),
        // It waits for input that does not come.
        _ => _ = io::stdin().read_line(&mut String::new()),
    }
    print!("process {}", process::id());
}
