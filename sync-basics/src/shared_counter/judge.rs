//! How many increments were counted, and whether the visitors waited together.

use side_by_side::{Recording, Seen, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let visitors = run.numbered("visitor", 2)?;
    let total = &run.program_says("slow …")?.text;
    let words = total.split(|c: char| !c.is_ascii_digit());
    let sums: Vec<usize> = words.filter_map(|word| word.parse().ok()).collect();
    let [slow, quick] = sums[..] else {
        return Err(format!("\"{total}\" does not tell the two sums").into());
    };
    require(slow > 0, "no visitor wrote to the first counter")?;
    let all = visitors.len();
    require(quick == all, "an update of the second counter was lost")?;
    let on_one = run.have_one_thread(&visitors);
    if slow == all {
        on_one.or(run.hold_a_thread_each(&visitors))?;
        return Ok("all".to_owned());
    }
    let together = on_one.and(run.wait_together(&visitors));
    run.hold_a_thread_each(&visitors).or(together)?;
    Ok(if slow == 1 { "one" } else { "some" }.to_owned())
}
