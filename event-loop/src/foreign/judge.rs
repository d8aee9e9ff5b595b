//! Which sleeps wait, and what wakes them: async-io's thread or one that drives
//! it, and for tokio's sleep a thread of tokio.

use side_by_side::{Recording, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let [of_async_std, of_smol, of_tokio] =
        run.lanes(["async-std's sleep", "smol's sleep", "tokio's sleep"])?;
    let others = [of_async_std, of_smol];
    others.iter().try_for_each(|lane| sleeps(run, lane))?;
    let mut wakers = others.iter().map(|lane| run.runtime_that_woke(lane));
    require(
        wakers.all(|waker| waker != Some("tokio")),
        "a worker of tokio woke the sleep of another runtime",
    )?;
    run.was_idle()?;
    // The thread of async-io; another one could be of a blocking pool.
    let works = sleeps(run, of_tokio).and_then(|()| run.started_at_most(1));
    let by_worker = require(
        run.runtime_that_woke(of_tokio) == Some("tokio"),
        "no worker of tokio woke `tokio's sleep`",
    );
    answer([
        ("all but tokio's", is_refused(run, of_tokio)),
        (
            "everybody's",
            { works.clone() }
                .and(at_home(run, &others))
                .and(by_worker.clone().or(run.woken_from_main(of_tokio))),
        ),
        ("everybody's, beside a tokio", works.and(by_worker)),
    ])
}

/// It waits, and a thread of a runtime ends its wait.
fn sleeps(run: &Recording, lane: &Task) -> Seen {
    run.finished(&[lane])?;
    run.on_its_runtime(lane)?;
    run.holds_no_thread(lane)?;
    run.woken_by_its_runtime(lane)
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
        "`tokio's sleep` had waited before it panicked",
    )
}

/// On tokio async-io's thread alone drives async-io. Main does so, too, in a
/// loop of smol or async-std.
fn at_home(run: &Recording, others: &[&Task]) -> Seen {
    others.iter().try_for_each(|o| run.woken_by_a_driver(o))?;
    let elsewhere = ["async-std", "smol", "our-loop"];
    require(
        !elsewhere.iter().any(|r| run.runtime.starts_with(r)),
        "it is not tokio that polls the sleeps",
    )
}
