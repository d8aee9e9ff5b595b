//! On smol, with the function `select` from `futures`, which is not fair.

use std::pin::pin;

use futures::future::select;
use side_by_side::{say, seconds, watch};
use smol::{
    Timer, block_on,
    channel::{Receiver, bounded},
};

pub fn main() {
    let (letters, parcels) = (line_up('l'), line_up('p'));
    block_on(watch("clerk", serve(letters, parcels)));
}

fn line_up(kind: char) -> Receiver<char> {
    let (door, line) = bounded(20);
    for _ in 0..20 {
        door.try_send(kind).expect("there should be room");
    }
    line
}

async fn serve(letters: Receiver<char>, parcels: Receiver<char>) {
    let mut served = String::new();
    for _turn in 0..20 {
        let letter = watch("letter", letters.recv());
        let parcel = watch("parcel", parcels.recv());
        let next = select(pin!(letter), pin!(parcel)).await.factor_first().0;
        served.extend(next);
        Timer::after(seconds(0.1)).await;
    }
    say!("{served}");
}
