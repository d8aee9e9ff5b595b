//! A timeout drops the future that is too slow, and all that this future has
//! received so far is lost with it.
//!
//! Watch for: the first bundle. It has taken two letters out of the channel
//! when its time is over. It is dropped, and its `Vec` with it: nobody gets the
//! two letters, and no error tells of them. The careful clerk is the cure. It
//! owns the bundle itself, so that only the future that fills it is dropped.
//!
//! Not promised: how many letters a bundle has by then.
//!
//! Try: `return` in `fill` after the first letter. Why is no letter lost now?
//!
//! Terms: cancellation safety, cancel, channel, backpressure.

mod judge;
mod not_lost_by_the_clerk;
mod not_lost_on_the_way;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "timeout",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A timeout drops a future that has received messages. Are all \
              messages passed on?",
        answers: &["no, some are lost", "yes"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["no, some are lost"]),
        version!(on_async_std).answers(&["no, some are lost"]),
        version!(on_smol).answers(&["no, some are lost"]),
        version!(on_asyncio.py).answers(&["no, some are lost"]),
        version!(not_lost_by_the_clerk).imitates("tokio"),
        version!(not_lost_on_the_way).imitates("tokio"),
    ],
    surprise: 2,
    lasts: 1.6,
    ..Program::DEFAULTS
};
