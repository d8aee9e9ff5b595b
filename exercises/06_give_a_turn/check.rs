//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [main, clerk, visitor] = run.lanes(["main", "clerk", "visitor"])?;
    let letters = [1, 2, 3, 4, 5, 6].map(|n| format!("letter {n}"));
    let letters = letters.each_ref().map(String::as_str);
    run.finished(&[clerk, visitor])?;
    run.is_task_of(clerk, main)?;
    run.is_task_of(visitor, main)?;
    run.says_in_order(clerk, &letters)?;
    run.says(visitor, "hello")?;
    run.runs_for(clerk, 1)?;
    let second = run.says(clerk, "letter 2")?.at_ns;
    run.in_order(
        ("the first poll of `visitor`", visitor.began_ns()),
        ("\"letter 2\" of `clerk`", Some(second)),
    )?;
    run.gives_way_between(clerk, &letters)?;
    run.on_one_thread(&[clerk, visitor])?;
    run.uses_no_pool()
}
