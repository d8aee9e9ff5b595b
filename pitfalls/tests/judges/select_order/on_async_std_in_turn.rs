//! On async-std, cured: each future is the first one of every other `race`.

use async_std::{
    channel::{Receiver, bounded},
    prelude::FutureExt,
    task::{block_on, sleep},
};
use side_by_side::{say, seconds, watch};

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
    for turn in 0..20 {
        let letter = watch("letter", letters.recv());
        let parcel = watch("parcel", parcels.recv());
        let next = match turn % 2 {
            0 => letter.race(parcel).await,
            _ => parcel.race(letter).await,
        };
        served.extend(next);
        sleep(seconds(0.1)).await;
    }
    say!("{served}");
}
