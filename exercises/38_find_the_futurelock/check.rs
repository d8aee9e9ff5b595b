//! The requirements.

use exercises::Attempt;
use side_by_side::{Seen, require};

pub fn check(run: &Attempt) -> Seen {
    let names = ["main", "report", "draft", "letter", "poster"];
    let [main, report, draft, letter, poster] = run.lanes(names)?;
    run.finished(&[main, report, letter, poster])?;
    run.lasts(report, 2)?;
    // The bell rings after 1 s, and the printer is not free until then.
    run.dropped(draft)?;
    run.lasts(draft, 1)?;
    run.in_order(draft.finish(), letter.start())
        .map_err(|missing| {
            format!("{missing}: drop it before `letter` joins the queue")
        })?;
    for lane in [report, letter, poster] {
        run.says(lane, "printed")?;
    }
    run.says_after(main, "all printed", poster.finish())?;
    run.only_wait(&[main, report, draft, letter, poster])?;
    let answer = run.says(main, "keeps its place: …")?;
    let (_, lane) = answer.text.split_once(": ").unwrap_or_default();
    require(lane.trim_matches('`') == draft.name, {
        format!(
            "the program ends now, but `{lane}` did not keep its place in the \
             queue. In the picture, which lane was woken and not polled since?"
        )
    })
}
