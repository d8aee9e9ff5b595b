//! It never ends, and has no lane.
//! The check says: the program does not end, and it has no lane

fn program() {
    loop {
        std::hint::spin_loop();
    }
}

#[path = "../tests.rs"]
mod tests;
pub fn main() -> std::process::ExitCode {
    tests::check(program)
}
