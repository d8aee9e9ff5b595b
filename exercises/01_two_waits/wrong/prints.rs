//! It only prints the expected lines.
//! The check says: the lane `paint` is missing

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
