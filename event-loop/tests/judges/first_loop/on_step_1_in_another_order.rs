//! The bell comes first, and the toast last.

use crate::visitor::{on_a_thread, visit};
use event_loop::first_loop::step_1_block_on::block_on;
use side_by_side::{say, seconds, watch};
use std::io::{self, Read};
use std::net::{Ipv4Addr, TcpListener};
use std::thread::sleep;

/// This machine, and a port that is free.
const LOOPBACK: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

pub fn main() -> io::Result<()> {
    let listener = TcpListener::bind(LOOPBACK)?;
    let visitor = visit(listener.local_addr()?);
    block_on(watch("bell", bell(listener)))?;
    block_on(async {
        watch("tea", tea()).await;
        watch("toast", toast()).await;
    });
    visitor.join().expect("the visitor should not panic")
}

async fn tea() {
    on_a_thread("tea's thread", || sleep(seconds(3))).await;
    say!("the tea is ready");
}

async fn toast() {
    on_a_thread("toast's thread", || sleep(seconds(1))).await;
    say!("the toast is ready");
}

async fn bell(listener: TcpListener) -> io::Result<()> {
    let ring = move || listener.accept()?.0.read_exact(&mut [0]);
    on_a_thread("bell's thread", ring).await?;
    say!("come in");
    Ok(())
}
