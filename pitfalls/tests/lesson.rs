//! The checks that every lesson runs, and a test for each of its programs.

lesson_check::lesson_tests!(env!("CARGO_BIN_EXE_pitfalls"); guard_across_await, guard_in_match, read_twice, futurelock, fair_lock, fresh_timer, select_loop, select_order, unpolled, groups, ways_to_stop, stop_a_call, pool_limit, ticks, backpressure, kept_sender, cleanup, unflushed, shutdown, deep, local);
