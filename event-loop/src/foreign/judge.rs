//! Which sleeps wait, and who wakes them: async-io's thread or the thread that
//! drives it, and for tokio's sleep a thread of tokio.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [of_async_std, of_smol, of_tokio] =
        run.lanes(["async-std's sleep", "smol's sleep", "tokio's sleep"])?;
    let others = [of_async_std, of_smol];
    others.iter().try_for_each(|lane| sleeps(run, lane))?;
    run.was_idle()?;
    answer([
        ("all but tokio's", is_refused(run, of_tokio)),
        ("everybody's", at_home(run, of_tokio, &others)),
        ("everybody's, beside a tokio", beside(run, of_tokio)),
    ])
}

/// It waits, and a runtime's thread ends its wait.
fn sleeps(run: &Recording, lane: &Task) -> Seen {
    run.finished(&[lane])?;
    run.on_its_runtime(lane)?;
    run.holds_no_thread(lane)?;
    run.woken_by_its_runtime_or(lane, &[])?;
    let is_woken = lane.wakes.iter().any(|wake| wake.by.is_none());
    require(is_woken, || format!("no timer woke `{}`", lane.name))
}

/// It panics before it waits, with tokio's words.
fn is_refused(run: &Recording, of_tokio: &Task) -> Seen {
    run.panicked(of_tokio)?;
    run.stderr_says(
        "there is no reactor running, must be called from the context of a \
         Tokio 1.x runtime",
    )?;
    require(
        of_tokio.wakes.is_empty(),
        || "tokio's sleep panicked only after it had waited",
    )
}

/// tokio polls and wakes its own sleep, and async-io's thread the others: main
/// drives async-io only where it runs a loop of smol or async-std.
fn at_home(run: &Recording, of_tokio: &Task, others: &[&Task]) -> Seen {
    sleeps(run, of_tokio)?;
    run.held_no_other_thread(&[of_tokio])?;
    others
        .iter()
        .try_for_each(|lane| run.woken_by_a_driver(lane))?;
    let elsewhere = ["async-std", "smol", "our-loop"];
    require(
        !elsewhere.iter().any(|r| run.runtime.starts_with(r)),
        || "it is not a runtime of tokio that polls the sleeps",
    )?;
    run.woken_from_main(of_tokio)
        .or_else(|_| woken_by_tokio(run, of_tokio))
}

/// Another runtime polls it, and a worker of tokio wakes it.
fn beside(run: &Recording, of_tokio: &Task) -> Seen {
    sleeps(run, of_tokio)?;
    run.held_no_other_thread(&[of_tokio])?;
    require(
        run.runtime_of(of_tokio) != Some("tokio"),
        || "a worker of tokio polled `tokio's sleep`",
    )?;
    woken_by_tokio(run, of_tokio)
}

fn woken_by_tokio(run: &Recording, of_tokio: &Task) -> Seen {
    require(
        run.runtime_that_woke(of_tokio) == Some("tokio"),
        || "no thread of tokio woke `tokio's sleep`",
    )
}
