//! The receiver waits after the other senders are gone, because main has one;
//! or it ends with the last of them.

use side_by_side::{Recording, Seen, answer, each, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let names = ["main", "main's sender", "letters"];
    let [main, own, letters] = run.lanes(names)?;
    let others = run.numbered("sender", 2)?;
    run.is_part_of(letters, main)
        .or(run.is_task_of(letters, main))?;
    let is_own = own.is_value() && own.parent == Some(main.id);
    require(is_own, "`main` did not make `main's sender`")?;
    each(&others, |sender| run.dropped(sender).map(drop))?;
    let is_never = || {
        run.stayed_open(own)?;
        run.waits_forever(main)?;
        run.waits_forever(letters)
    };
    let is_last = || {
        run.finished(&[letters])?;
        run.awaits(main, letters)?;
        run.in_order(own.finish(), letters.finish())?;
        each(&others, |sender| {
            run.in_order(sender.finish(), letters.finish())
        })
    };
    answer([
        ("never, it has a sender itself", is_never()),
        ("when the last sender is dropped", is_last()),
    ])
}
