//! It ends the process with exit code 0.
//! The check says: the process ended before `program` returned

pub fn program() {
    std::process::exit(0);
}
