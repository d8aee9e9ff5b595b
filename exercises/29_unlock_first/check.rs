//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [main, flatmate] = run.lanes(["main", "flatmate"])?;
    let missing = run.one_of(["milk", "eggs"]);
    let wrote = format!("wrote {missing}");
    let wrote = run.says_after_seconds(flatmate, &wrote, 1)?;
    run.in_order(run.says(main, "wrote bread")?, wrote)?;
    let buy = format!("buy bread and {missing}");
    run.says_after(main, &buy, wrote)?;
    run.awaits(main, flatmate)?;
    run.only_wait(&[main, flatmate])?;
    run.starts_no_thread()?;
    run.asks_no_questions()
}
