//! It ends the process with exit code 0.
//! The check says: the process ended before `program` returned

fn program() {
    std::process::exit(0);
}

#[path = "../tests.rs"]
mod tests;
pub fn main() -> std::process::ExitCode {
    tests::check(program)
}
