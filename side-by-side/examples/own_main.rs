//! A program of a reader's own, without a lesson. Its first argument says what
//! it does.

use std::{
    env, fs,
    io::{self, Read, Write},
    process::{self, Command, ExitCode},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use side_by_side::{watch_call, watch_main, watch_value};

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let what = args.first().map_or("", String::as_str);
    if what == "thread" {
        thread::spawn(watch_main).join().expect("it returns");
    } else if what != "unwatched" {
        watch_main();
    }
    let guard = watch_value("guard", ());
    watch_call("work", || println!("args {args:?}"));
    match what {
        "twice" => watch_main(),
        "stdin" => {
            let mut text = String::new();
            io::stdin().read_to_string(&mut text).expect("it is text");
            println!("read {text:?}");
        }
        "asks" => {
            println!("there is tea");
            print!("sugar? ");
            io::stdout().flush().expect("it is read");
            let mut answer = String::new();
            io::stdin().read_line(&mut answer).expect("it is text");
        }
        "sleep" => nap(A_MINUTE, || false),
        "tidy" | "stubborn" => {
            let asked = Arc::new(AtomicBool::new(false));
            #[cfg(unix)]
            signal_hook::flag::register(15, Arc::clone(&asked)).expect("it is SIGTERM");
            let pause = Duration::from_millis(10);
            nap(pause, || what == "tidy" && asked.load(Ordering::Relaxed));
            println!("saved");
        }
        "abort" => process::abort(),
        "child" => {
            let own = env::current_exe().expect("it is known");
            let child = Command::new(own).arg("in the child").output();
            let child = child.expect("it starts").stdout;
            print!("{}", String::from_utf8_lossy(&child));
        }
        "panic" => panic!("on purpose"),
        "leak" => {
            std::mem::forget(guard);
            return ExitCode::SUCCESS;
        }
        _ => {}
    }
    drop(guard);
    match what {
        "code" => ExitCode::from(7),
        _ => ExitCode::SUCCESS,
    }
}

const A_MINUTE: Duration = Duration::from_secs(60);

/// Lasts a minute, or until `is_over`. A test waits until it has begun.
fn nap(pause: Duration, is_over: impl Fn() -> bool) {
    watch_call("nap", || {
        if let Some(notes) = env::var_os("FAULTS_NOTES") {
            let note = format!("nap {}\n", process::id());
            fs::write(notes, note).expect("there is room");
        }
        let began = Instant::now();
        while !is_over() && began.elapsed() < A_MINUTE {
            thread::sleep(pause);
        }
    });
}
