//! Main cancels a call that runs on the pool, and awaits its handle, which is
//! ready when the call has returned, or before that.

use side_by_side::{Recording, Seen, answer};

pub fn judge(run: &Recording) -> Seen<String> {
    let [main, call, handle] = run.lanes(["main", "copy", "handle"])?;
    run.ran_on_the_pool(&[call])?;
    run.is_part_of(handle, main)?;
    run.in_order(call.start(), handle.start())?;
    run.asks_rarely(handle)?;
    let says = |text| run.says(handle, text).map(drop);
    let gives_error = says("CancelledError(…").or(says("Err(…"));
    let is_early = run.says_after(call, "page …", handle.finish()).map(drop);
    let is_over = run.in_order(handle.start(), call.finish());
    let is_over = is_over.and(run.in_order(call.finish(), handle.finish()));
    let is_whole = is_over.clone().and(run.says(call, "page 3").map(drop));
    let is_told = run.says_after(call, "stopped", handle.start()).map(drop);
    answer([
        ("value, it stops", is_over.and(is_told)),
        ("error, early", is_early.clone().and(gives_error)),
        ("None, early", is_early.and(says("None"))),
        ("value, at end", is_whole.clone().and(says("Ok(…"))),
        ("None, at end", is_whole.and(says("None"))),
    ])
}
