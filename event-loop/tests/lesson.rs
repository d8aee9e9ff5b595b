//! What every lesson holds, and a test for each of its programs.

side_by_side::lesson_tests!(env!("CARGO_BIN_EXE_event-loop"); run_until_complete, run_forever, ends_early, echo, first_loop, foreign, short_sleeps);
