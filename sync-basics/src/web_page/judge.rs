//! Whether the parts after the silent one wait for its timeout.

use side_by_side::{Recording, Seen, Task, answer, require};

const PARTS: [&str; 5] =
    ["style.css", "logo.png", "advert.js", "photo.jpg", "map.png"];

pub fn judge(run: &Recording) -> Seen<String> {
    let parts @ [_, _, silent, photo, map] = run.lanes(PARTS)?;
    run.says_after_seconds(silent, "no answer", 1)?;
    // Its connection wakes a part, and then its answer, or the timeout. Some
    // connections are there at once.
    let connects = |part: &&Task| part.wakes.len() > 1;
    let any = parts.iter().any(connects);
    let any = require(any, "no part was woken by a connection");
    let first = silent.wakes.first().filter(|_| connects(&silent));
    let is_asked = first.map_or(Ok(()), |wake| {
        let connected = ("the connection of `advert.js`", Some(wake.at_ns));
        run.in_order(connected, photo.finish())
    });
    let together = run.wait_together(&parts).and(any).and(is_asked);
    let at_once = run.hold_a_thread_each(&parts).or(together);
    let in_turn = run.one_after_the_other(&[silent, photo, map]);
    answer([("yes", in_turn), ("no", at_once)])
}
