//! Which sleeps work: async-io's thread wakes two of them, tokio the third.

use side_by_side::{End, Recording, Seen, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [.., of_tokio] =
        run.lanes(["async-std's sleep", "smol's sleep", "tokio's sleep"])?;
    let has_panicked = of_tokio.end == End::Panicked;
    let sleeps = if has_panicked { &lanes[..2] } else { &lanes };
    each(sleeps, |lane| run.woken_by_its_runtime(lane))?;
    if has_panicked {
        run.stderr_says("there is no reactor running")?;
        return Ok("all except tokio's".to_owned());
    }
    let is_tokio = lanes.map(|l| run.runtime_that_woke(l) == Some("tokio"));
    let is_its_own = is_tokio == [false, false, true];
    let by_tokio = require(is_its_own, "tokio did not wake its sleep alone");
    if !run.runtime.starts_with("tokio") {
        by_tokio?;
        return Ok("all three, inside a runtime of tokio".to_owned());
    }
    // Only on other runtimes may main drive async-io, too.
    each(&lanes[..2], |lane| run.woken_by_a_driver(lane))?;
    by_tokio.or(run.woken_from_main(of_tokio))?;
    Ok("all three".to_owned())
}
