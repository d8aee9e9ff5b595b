//! What every lesson holds.

use side_by_side::check;

const LESSON: &str = env!("CARGO_BIN_EXE_multiprocess");
const FOLDER: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn every_version_ends_and_answers_as_its_card_says() {
    check::answers(LESSON);
}

#[test]
fn the_table_in_the_readme_is_what_the_cards_say() {
    check::readme(LESSON, FOLDER);
}

#[test]
fn the_versions_of_a_program_stay_the_same_program() {
    check::twins(FOLDER);
}
