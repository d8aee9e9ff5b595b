//! The requirements.

use exercises::Attempt;
use side_by_side::Seen;

pub fn check(run: &Attempt) -> Seen {
    let [main, soup, egg] = run.lanes(["main", "soup", "egg"])?;
    run.finished(&[soup, egg])?;
    // On a current-thread runtime: main, and one thread per timer.
    if run.on_main(&[soup, egg]).is_ok() {
        run.has_threads_at_most(3)?;
    }
    for timer in [soup, egg] {
        run.woken_only_with_news(timer)?;
        run.holds_no_thread(timer)?;
        run.woken_by_one_own_thread(timer)?;
        run.polled_soon_after_wakes(timer)?;
    }
    run.says(main, "is it hot? false")?;
    run.says_after_seconds(main, "the egg is boiled", 1)?;
    run.says_after_seconds(main, "the soup is hot", 2)?;
    run.lasts(egg, 1)?;
    run.lasts(soup, 2)?;
    run.overlap(&[egg, soup])?;
    run.starts_inside(soup, main)?;
    run.was_idle()
}
