//! How many different sums the visitors wrote: fewer than visitors if updates
//! were lost.

use side_by_side::{Recording, Seen, require};
use std::collections::BTreeSet;

pub fn judge(run: &Recording) -> Seen<String> {
    let visitors = run.numbered("visitor", 2)?;
    let (mut slow, mut quick) = (BTreeSet::new(), BTreeSet::new());
    for visitor in &visitors {
        let texts = run.lines_of(visitor).map(|said| &said.text);
        let mut sums = texts.filter(|text| text.contains(" + 1 = "));
        slow.insert(sums.next().ok_or("a visitor printed no sum")?);
        quick.insert(sums.last().ok_or("a visitor printed no second sum")?);
    }
    let all = visitors.len();
    require(quick.len() == all, "two visitors wrote the same second sum")?;
    if slow.len() == all {
        return Ok("all".to_owned());
    }
    let on_one = run.have_one_thread(&visitors);
    let together = on_one.and(run.wait_together(&visitors));
    run.hold_a_thread_each(&visitors).or(together)?;
    Ok(if slow.len() == 1 { "one" } else { "some" }.to_owned())
}
