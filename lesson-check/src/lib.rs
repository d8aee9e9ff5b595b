//! What the tests of a lesson check. [`lesson_tests!`] creates one test for
//! each function here, and one for each program; [`judges`] is a separate test.
//!
//! All of them fail with a message that says what to do.

/// Checks cards.
mod card;
/// Runs the lesson's executable to query its programs.
mod lesson;
/// Versions, counterexamples and honest variants, run and judged.
mod programs;
/// The sheet of predictions that a class gets, and its key.
mod sheet;
/// The files of a program: that all are listed, and that versions are twins.
mod sources;
/// The table in the lesson's README.
mod table;

pub use card::cards;
pub use programs::{judges, program};
pub use sheet::sheet;
pub use sources::{folders, twins};
pub use table::{answers, cured, is_cure, readme};

/// The tests of a lesson crate: the path of its executable, and its programs
/// with `_` instead of `-`.
///
/// ```ignore
/// lesson_check::lesson_tests!(env!("CARGO_BIN_EXE_coroutines"); gather, lazy);
/// ```
#[macro_export]
macro_rules! lesson_tests {
    ($lesson:expr; $($program:ident),+ $(,)?) => {
        $(
            #[test]
            fn $program() {
                let folder = env!("CARGO_MANIFEST_DIR");
                let name = stringify!($program);
                $crate::program($lesson, folder, name);
            }
        )+

        #[test]
        fn every_folder_is_a_program_and_has_a_test() {
            let folder = env!("CARGO_MANIFEST_DIR");
            let tested = &[$(stringify!($program)),+];
            $crate::folders($lesson, folder, tested);
        }

        #[test]
        fn every_card_makes_sense() {
            $crate::cards($lesson);
        }

        #[test]
        fn the_table_in_the_readme_is_what_the_cards_say() {
            $crate::readme($lesson, env!("CARGO_MANIFEST_DIR"));
        }

        #[test]
        fn the_sheet_of_predictions_is_what_the_cards_say() {
            $crate::sheet($lesson, env!("CARGO_MANIFEST_DIR"));
        }

        #[test]
        fn the_versions_of_a_program_stay_the_same_program() {
            $crate::twins(env!("CARGO_MANIFEST_DIR"));
        }
    };
}
