//! The checks that every lesson runs, and a test for each of its programs.

lesson_check::lesson_tests!(
    env!("CARGO_BIN_EXE_multiprocess");
    continents, copies, own_memory, crunch, watchdog, kill_on_drop,
);
