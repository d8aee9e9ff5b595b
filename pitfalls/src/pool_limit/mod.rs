//! A call on the blocking pool that waits for another one waits forever if the
//! pool has no free thread.
//!
//! Watch for: `scale 1` and `scale 2`, in the queue of a pool that has two
//! threads here. Each thread runs a parcel, and each parcel waits for its
//! scale. In the cure, the parcel's own thread weighs it.
//!
//! Not promised: how many threads a pool has. By default tokio has up to 512,
//! async-std and smol 500, and asyncio 4 more than there are cores (32 at
//! most), so this bug may wait for a busy day.
//!
//! Try: on smol, `NonZeroUsize::new(3)`. Are both parcels sent?
//!
//! Terms: blocking pool, blocking call, deadlock.

mod cured_on_async_std;
mod cured_on_smol;
mod cured_on_tokio;
mod judge;
mod on_async_std;
mod on_smol;
mod on_tokio;

use side_by_side::{Outcome, Program, Question, version};

pub const PROGRAM: Program = Program {
    name: "pool-limit",
    card: include_str!("mod.rs"),
    question: Question {
        ask: "Every thread of a blocking pool waits for one more call. Does \
              that call run?",
        answers: &["yes", "no, it waits forever"],
        judge: judge::judge,
    },
    versions: &[
        version!(on_tokio)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(cured_on_tokio).answers(&["yes"]),
        version!(on_async_std)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(cured_on_async_std).answers(&["yes"]),
        version!(on_smol)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(cured_on_smol).answers(&["yes"]),
        version!(on_asyncio.py)
            .answers(&["no, it waits forever"])
            .ends(Outcome::Hung),
        version!(cured_on_asyncio.py).answers(&["yes"]),
    ],
    surprise: 2,
    lasts: 1.0,
    deadline: 1.5,
    ..Program::DEFAULTS
};
