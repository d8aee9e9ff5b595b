//! Which sleeps wait, and what wakes them: async-io's thread or one that drives
//! it, and for tokio's sleep a thread of tokio.

use side_by_side::{End, Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [of_async_std, of_smol, of_tokio] =
        run.lanes(["async-std's sleep", "smol's sleep", "tokio's sleep"])?;
    sleeps(run, of_async_std)?;
    sleeps(run, of_smol)?;
    if of_tokio.end == End::Panicked {
        run.stderr_says("there is no reactor running")?;
        return Ok("all but tokio's".to_owned());
    }
    sleeps(run, of_tokio)?;
    let are_by_tokio = lanes.map(|l| run.runtime_that_woke(l) == Some("tokio"));
    let is_its_own = are_by_tokio == [false, false, true];
    let by_tokio = require(is_its_own, "tokio did not wake its sleep alone");
    // Elsewhere, main may drive async-io, too.
    let mut elsewhere = ["async-std", "smol", "our-loop"].iter();
    let is_elsewhere = elsewhere.any(|r| run.runtime.starts_with(r));
    let at_home = require(!is_elsewhere, "tokio did not poll the sleeps")
        .and(run.woken_by_a_driver(of_async_std))
        .and(run.woken_by_a_driver(of_smol))
        .and(by_tokio.clone().or(run.woken_from_main(of_tokio)));
    answer([
        ("everybody's", at_home),
        ("everybody's, beside a tokio", by_tokio),
    ])
}

fn sleeps(run: &Recording, lane: &Task) -> Seen {
    run.finished(&[lane])?;
    run.holds_no_thread(lane)?;
    run.woken_by_its_runtime(lane)
}
