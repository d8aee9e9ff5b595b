//! Executables that take in programs and check them.

use std::{env, process::ExitCode};

use crate::{Check, judge, play_child};

/// The executable of one exercise: `check!("../mine/two_waits.rs")`.
#[macro_export]
macro_rules! check {
    ($file:literal) => {
        #[path = "check.rs"]
        mod check;
        #[path = $file]
        mod mine;

        fn main() -> std::process::ExitCode {
            let source = include_str!($file);
            $crate::judge(mine::program, source, check::check)
        }
    };
}

/// Many programs in one executable, because linking one for each would take
/// long: `check: "folder/check.rs" { program: "folder/file.rs", }` for each
/// exercise. They are the constant `PROGRAMS`.
#[macro_export]
macro_rules! programs {
    ($($check:ident: $its_path:literal {$($name:ident: $path:literal,)+})*) => {
        $(
            #[path = $its_path]
            mod $check;
            $(
                #[path = $path]
                mod $name;
            )+
        )*

        const PROGRAMS: &[&[$crate::Program]] = &[$(&[$(
            $crate::Program {
                name: stringify!($name),
                source: include_str!($path),
                program: $name::program,
                check: $check::check,
            }
        ),+]),*];
    };
}

/// A program and its check.
pub struct Program {
    pub name: &'static str,
    /// The text of its file.
    pub source: &'static str,
    pub program: fn(),
    pub check: Check,
}

impl Program {
    /// Checks the program that the first argument names. `None` if it names
    /// none of them. Must be called first in `main`.
    pub fn judge_one(all: &[&[Program]]) -> Option<ExitCode> {
        play_child();
        let name = env::args().nth(1)?;
        let mut all = all.iter().copied().flatten();
        let Program {
            source,
            program,
            check,
            ..
        } = all.find(|program| program.name == name)?;
        Some(judge(*program, source, *check))
    }
}
