//! How long wall and novel took, on how many threads: as two calls, or as two
//! futures that one thread polls.

use side_by_side::{Recording, Said, Seen, Task, answer, require};

pub fn judge(run: &Recording) -> Seen<String> {
    let lanes @ [wall, novel] = run.lanes(["wall", "novel"])?;
    run.finished(&lanes)?;
    run.was_idle()?;
    let (painted, read) = (painted(run, wall)?, read(run, novel)?);
    let (sum, longer) = (painted + read, painted.max(read));
    answer([
        (
            &format!("{sum} s, one thread"),
            one_after_the_other(run, &lanes),
        ),
        (
            &format!("{longer} s, two threads"),
            on_two_threads(run, &lanes),
        ),
        (
            &format!("{longer} s, one thread"),
            on_one_thread(run, &lanes),
        ),
    ])
}

/// Whole seconds until the wall is dry; each coat dries for two.
fn painted(run: &Recording, wall: &Task) -> Seen<u64> {
    let is_of_wall = |text: &str| text == "dry" || text.ends_with(" coat");
    let is_coat = |said: &&Said| said.text.ends_with(" coat");
    let coats = run.lines_of(wall).filter(is_coat).count() as u64;
    run.says(wall, "dry")?;
    let took = run.seconds_between_lines(wall, is_of_wall);
    require(coats > 0 && took >= 2 * coats, || {
        format!("the wall is dry after {took} s, and has {coats} coats")
    })?;
    Ok(took)
}

/// Whole seconds until the novel is read; each chapter takes one.
fn read(run: &Recording, novel: &Task) -> Seen<u64> {
    let is_chapter = |text: &str| text.starts_with("chapter ");
    let lines = run.lines_of(novel).filter(|said| is_chapter(&said.text));
    let chapters = lines.count() as u64;
    let took = run.seconds_between_lines(novel, is_chapter);
    require(chapters > 0 && took >= chapters, || {
        format!("{chapters} chapters are read after {took} s")
    })?;
    Ok(took)
}

fn one_after_the_other(run: &Recording, lanes: &[&Task]) -> Seen {
    run.one_after_the_other(lanes)?;
    run.on_one_thread(lanes)
}

fn on_two_threads(run: &Recording, lanes: &[&Task]) -> Seen {
    run.are_calls(lanes)?;
    run.run_in_parallel(lanes[0], lanes[1])
}

fn on_one_thread(run: &Recording, lanes: &[&Task]) -> Seen {
    run.on_main(lanes)?;
    run.wait_together(lanes)
}
