//! The checks that every lesson runs, and a test for each of its programs.

lesson_check::lesson_tests!(env!("CARGO_BIN_EXE_event-loop"); run_until_complete, run_forever, ends_early, already_running, echo, blocking, hog, first_loop, order, foreign, short_sleeps);
