//! It panics.
//! The check says: the program panicked (`thread

pub fn program() {
    panic!("I give up");
}
