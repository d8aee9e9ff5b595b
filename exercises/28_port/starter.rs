//! Port a program from asyncio: see README.md.

pub fn program() {
    todo!("which runtime will you take?");
}
