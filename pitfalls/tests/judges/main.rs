//! Other versions of this lesson's programs, for their judges: honest variants,
//! also what the cards suggest to try, which must get the answers that they are
//! listed with, and counterexamples (`not_….rs`), which must not get theirs.
//! `cargo test -p pitfalls --test judges -- local` shows those of `local`.

mod backpressure;
mod cleanup;
mod deep;
mod fair_lock;
mod fresh_timer;
mod futurelock;
mod groups;
mod guard_across_await;
mod guard_in_match;
mod kept_sender;
mod local;
mod pool_limit;
mod read_twice;
mod select_loop;
mod select_order;
mod shutdown;
mod stop_a_call;
mod ticks;
mod unflushed;
mod unpolled;
mod ways_to_stop;

use side_by_side::Lesson;

fn main() -> std::process::ExitCode {
    let lesson = Lesson {
        name: env!("CARGO_PKG_NAME"),
        about: "Honest variants and counterexamples",
        programs: &[
            guard_across_await::PROGRAM,
            guard_in_match::PROGRAM,
            read_twice::PROGRAM,
            futurelock::PROGRAM,
            fair_lock::PROGRAM,
            fresh_timer::PROGRAM,
            select_loop::PROGRAM,
            select_order::PROGRAM,
            unpolled::PROGRAM,
            groups::PROGRAM,
            ways_to_stop::PROGRAM,
            stop_a_call::PROGRAM,
            pool_limit::PROGRAM,
            ticks::PROGRAM,
            backpressure::PROGRAM,
            kept_sender::PROGRAM,
            cleanup::PROGRAM,
            unflushed::PROGRAM,
            shutdown::PROGRAM,
            deep::PROGRAM,
            local::PROGRAM,
        ],
    };
    lesson_check::judges(&lesson, env!("CARGO_BIN_EXE_pitfalls"))
}
