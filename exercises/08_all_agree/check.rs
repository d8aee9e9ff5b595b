//! The requirements.

use exercises::Attempt;
use side_by_side::{Seen, require};

pub fn check(run: &Attempt) -> Seen {
    for runtime in ["tokio", "async-std", "smol"] {
        let main = run.lane(runtime)?;
        let laundry = run.lane(&format!("laundry on {runtime}"))?;
        run.finished(&[main])?;
        run.dropped(laundry)?;
        run.waits(laundry)?;
        let name = &laundry.name;
        require(!laundry.ran_inside(main), {
            format!("`{runtime}` polls `{name}`, which must be a task")
        })?;
        run.says(laundry, "water off")?;
        run.says_after_seconds(main, "out", 1)?;
        let end = format!("the end of `{name}`");
        run.says_soon_after(main, "out", (&end, laundry.ended_ns))?;
        // On the others, another thread may drop it.
        if runtime == "tokio" {
            run.says_when_ended(main, "out", laundry)?;
        }
        run.lasts(main, 3)?;
    }
    run.was_idle()
}
