//! Few threads, each with a large array on its stack.

use side_by_side::{Unit, figure, memory, number, say, seconds, watch_call};
use std::{
    fs, io,
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
    thread::{Builder, sleep},
    time::Instant,
};

static ASLEEP: AtomicUsize = AtomicUsize::new(0);

pub fn main() -> Result<(), String> {
    watch_call("hotel", open_hotel)
}

fn open_hotel() -> Result<(), String> {
    for guest in 1..=3 {
        let lane = format!("guest {guest}");
        Builder::new()
            .spawn(|| watch_call(lane, sleep_long))
            .expect("the system allows three threads");
    }
    wait_until_asleep(3);

    // On Linux a thread takes four mappings; if none is left, std aborts.
    let most = fs::read_to_string("/proc/sys/vm/max_map_count");
    let most = most.ok().and_then(|most| most.trim().parse().ok());
    let room =
        most.map_or(usize::MAX, |most: usize| (most / 4).saturating_sub(50));

    let wanted = number("threads", 20).max(1);
    let mut guests = wanted;
    let mut end = Ok(());
    let (before, began) = (memory(), Instant::now());
    for guest in 1..=wanted {
        let comes = match guest {
            guest if guest > room => Err(io::Error::other(NO_ROOM)),
            _ => Builder::new().spawn(sleep_long),
        };
        if let Err(error) = comes {
            guests = guest - 1;
            end = Err(format!("{guests} threads, then: {error}"));
            break;
        }
        if guest == wanted / 2 {
            say!("{guest} came");
        }
    }
    let came = began.elapsed();
    wait_until_asleep(3 + guests);
    say!("{} asleep", 3 + guests);
    let after = memory();

    let each = |total: f64| total / guests as f64;
    let (own, kernel) = (after.own - before.own, after.kernel - before.kernel);
    figure("asleep", guests as f64, Unit::Count);
    figure("one more", each(own + kernel), Unit::Bytes);
    figure("in the kernel", each(kernel), Unit::Bytes);
    let ns = came.as_nanos() as f64;
    figure("to make it", each(ns), Unit::Nanoseconds);
    end
}

fn wait_until_asleep(guests: usize) {
    while ASLEEP.load(Relaxed) < guests {
        sleep(seconds(0.5));
    }
}

fn sleep_long() {
    ASLEEP.fetch_add(1, Relaxed);
    let book = [1_u8; 1_500_000];
    sleep(seconds(3600));
    say!("{}", book[0]);
}

const NO_ROOM: &str = "no mapping is left for a stack (vm.max_map_count)";
