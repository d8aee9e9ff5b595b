//! Whether the waits overlap, on how many threads, and how long both take.

use side_by_side::{Recording, Seen, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [wall, novel] = run.lanes(["wall", "novel"])?;
    let is_coat = |text: &str| text == "dry" || text.ends_with(" coat");
    let is_chapter = |text: &str| text.starts_with("chapter ");
    let painted = run.seconds_between_lines(wall, is_coat);
    let read = run.seconds_between_lines(novel, is_chapter);
    let held = run.holds_its_thread(novel, read).and(run.waits(wall));
    let longer = match held {
        // Then the timers of the wall are late.
        Ok(()) => run.whole_seconds_of(&lanes),
        Err(_) => painted.max(read),
    };
    let one = |seconds| format!("{seconds} s, one thread");
    let on_one = |seen: Seen| run.on_one_thread(&lanes).and(seen);
    let in_turn = require(run.rounds_of(&lanes) == 2, "the waits overlapped");
    let two = format!("{longer} s, two threads");
    answer([
        (&one(painted + read), on_one(in_turn)),
        (&two, run.hold_a_thread_each(&lanes)),
        (&one(longer), on_one(held.or(run.wait_together(&lanes)))),
    ])
}
