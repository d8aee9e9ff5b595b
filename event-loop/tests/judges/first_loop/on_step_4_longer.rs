//! Main does not await the toast, and the tea takes longer.

use crate::visitor::visit;
use event_loop::first_loop::step_4_sockets::{
    TcpListener, block_on, sleep, spawn,
};
use side_by_side::{say, seconds, watch};
use std::{io, net::Ipv4Addr};

/// This machine, and a port that is free.
const LOOPBACK: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

pub fn main() -> io::Result<()> {
    block_on(async {
        // In the loop, because the listener belongs to it.
        let listener = TcpListener::bind(LOOPBACK)?;
        let visitor = visit(listener.local_addr()?);
        let tea = spawn(watch("tea", tea()));
        let _toast = spawn(watch("toast", toast()));
        let bell = spawn(watch("bell", bell(listener)));
        tea.await;
        bell.await?;
        visitor.join().expect("the visitor should not panic")
    })
}

async fn tea() {
    sleep(seconds(5)).await;
    say!("the tea is ready");
}

async fn toast() {
    sleep(seconds(1)).await;
    say!("the toast is ready");
}

async fn bell(listener: TcpListener) -> io::Result<()> {
    let (mut door, _) = listener.accept().await?;
    door.read_exact(&mut [0]).await?;
    say!("come in");
    Ok(())
}
