//! It panics.
//! The check says: the program panicked (`thread

fn program() {
    panic!("I give up");
}

#[path = "../tests.rs"]
mod tests;
pub fn main() -> std::process::ExitCode {
    tests::check(program)
}
