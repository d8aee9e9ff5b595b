//! On tokio: a condition keeps letters out of every other race.

use side_by_side::{say, seconds, watch};
use tokio::{
    select,
    sync::mpsc::{Receiver, channel},
    time::sleep,
};

#[tokio::main]
pub async fn main() {
    let (letters, parcels) = (line_up('l'), line_up('p'));
    watch("clerk", serve(letters, parcels)).await;
}

fn line_up(kind: char) -> Receiver<char> {
    let (door, line) = channel(20);
    for _ in 0..20 {
        door.try_send(kind).expect("there should be room");
    }
    line
}

async fn serve(mut letters: Receiver<char>, mut parcels: Receiver<char>) {
    let mut served = String::new();
    for turn in 0..20 {
        let next = select! {
            biased;
            next = watch("letter", letters.recv()), if turn % 2 == 0 => next,
            next = watch("parcel", parcels.recv()) => next,
        };
        served.extend(next);
        sleep(seconds(0.1)).await;
    }
    say!("{served}");
}
