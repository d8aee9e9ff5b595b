//! It never ends, and has no lane.
//! The check says: the program does not end, and it has no lane

pub fn program() {
    loop {
        std::hint::spin_loop();
    }
}
