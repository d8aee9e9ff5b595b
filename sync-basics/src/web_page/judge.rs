//! Whether the parts after the silent one wait for its timeout.

use side_by_side::{Recording, Seen, answer};

const PARTS: [&str; 5] =
    ["style.css", "logo.png", "advert.js", "photo.jpg", "map.png"];

pub fn judge(run: &Recording) -> Seen<String> {
    let parts @ [_, _, silent, photo, map] = run.lanes(PARTS)?;
    run.says_after_seconds(silent, "no answer", 1)?;
    // The connection wakes it first, the timeout after the others finish.
    let first_ns = silent.wakes.first().map(|wake| wake.at_ns);
    let connected = ("the connection of `advert.js`", first_ns);
    let is_asked = run.in_order(connected, photo.finish());
    let together = run.wait_together(&parts).and(is_asked);
    let at_once = run.hold_a_thread_each(&parts).or(together);
    let in_turn = run.one_after_the_other(&[silent, photo, map]);
    answer([("yes", in_turn), ("no", at_once)])
}
