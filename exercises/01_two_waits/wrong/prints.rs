//! It only prints the expected lines.
//! The check says: the lane `paint` is missing

pub fn program() {
    println!("dry");
    println!("chapter 1");
    println!("passed");
}
