//! If a race drops a read that has taken some of its bytes, these bytes are
//! lost, and the next read starts in the middle of a frame.
//!
//! Watch for: `read` at 1 s. It is polled because `tele` has arrived, takes
//! these bytes and waits for four more. Then `bell` wins, and the race drops
//! the read and its buffer. The next one takes `gram` for the start of a frame.
//! `read_exact` is not cancellation safe. In the cure, the loop borrows the
//! same read in all its turns. asyncio's reader keeps what has arrived until
//! all of it is there.
//!
//! Not promised: which bytes arrive together. A stream has no frames.
//!
//! Try: on tokio, let each turn race `wire.read(&mut frame[count..])`, with
//! `frame` and `count` outside of the loop. Are bytes lost?
//!
//! Terms: select, cancellation safety, cancel.

mod cured_on_async_std;
mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "select-loop",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "A loop races a read of 8 bytes with a message. 4 bytes have \
              arrived when the message wins. Are they lost?",
        answers: &["yes", "no"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio).answers(&["yes"]),
        version!(cured_on_tokio).answers(&["no"]),
        version!(on_async_std).answers(&["yes"]),
        version!(cured_on_async_std).answers(&["no"]),
        version!(on_smol).answers(&["yes"]),
        version!(cured_on_smol).answers(&["no"]),
        version!(on_asyncio.py).answers(&["no"]),
    ],
    surprise: 2,
    lasts: 3.0,
    ..Program::DEFAULTS
};
