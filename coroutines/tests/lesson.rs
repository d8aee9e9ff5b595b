//! What every lesson holds, and a test for each of its programs.

side_by_side::lesson_tests!(env!("CARGO_BIN_EXE_coroutines"); gather, lazy, say_after, square, chores, take_turns, greedy, drop_handle, cancel, orphan);
