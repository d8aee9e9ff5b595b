//! Port a program from asyncio: see README.md.

fn program() {
    todo!("which runtime will you take?");
}

#[path = "tests.rs"]
mod tests;
pub fn main() -> std::process::ExitCode {
    tests::check(program)
}
