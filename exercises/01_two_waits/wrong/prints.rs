//! It prints what is expected, and does nothing.
//! The check says: there is no lane `paint`

fn program() {
    println!("dry");
    println!("chapter 1");
    println!("passed");
}

#[path = "../tests.rs"]
mod tests;
pub fn main() -> std::process::ExitCode {
    tests::check(program)
}
