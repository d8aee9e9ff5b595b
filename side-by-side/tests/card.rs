//! `--card` writes one program as a small page.

mod lesson;

use lesson::{Folder, Run, assert_misuse, fast};

/// Of a year: `A real run of 2026-12-01, with tokio 1.54.1.`
fn is_origin(line: &str) -> bool {
    let rest = line.strip_prefix("<footer>A real run of 2");
    rest.and_then(|rest| rest.get(9..))
        .is_some_and(|rest| rest.ends_with("</footer>"))
}

#[test]
fn a_card_is_one_program_with_its_day_beside_the_page_of_that_run() {
    let folder = Folder::new("card");
    let mut run = fast("well --html page.html --card card.html");
    Run::of(run.current_dir(&folder)).code(0);
    let (page, card) = (folder.read("page.html"), folder.read("card.html"));
    assert!(card.contains("<body class=\"card\">"));
    assert_eq!(card.matches("class=\"run\">").count(), 1);
    assert_eq!(card.lines().filter(|line| is_origin(line)).count(), 1);
    assert!(page.contains("<body>") && !page.lines().any(is_origin));
}

#[test]
fn a_card_has_room_for_one_program() {
    assert_misuse(
        "well hangs --card card.html",
        &["`--card` shows exactly one program"],
    );
    assert_misuse(
        "well --html a.html --card a.html",
        &["`--html` and `--card` name the same file"],
    );
    assert_misuse("--list --card card.html", &["cannot be used with"]);
}
