//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

const FAST: &str = "minute 1, train 7 Vienna, minute 2, minute 3, \
                    train 3 Prague";
const SLOW: &str = "minute 1, minute 2, train 7 Vienna, minute 3, minute 4, \
                    minute 5, minute 6, train 3 Prague";

pub fn check(run: &Attempt) -> Seen {
    let [main, station, clock] = run.lanes(["main", "station", "clock"])?;
    run.are_separate_tasks(&[main, station, clock])?;
    let lines: Vec<&str> = run.one_of([FAST, SLOW]).split(", ").collect();
    run.says_in_order(main, &lines)?;
    run.says_after_seconds(main, "train 3 Prague", run.one_of([3, 6]))?;
    run.woken_by(main, clock)?;
    run.only_wait(&[main, station, clock])?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
