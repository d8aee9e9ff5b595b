//! Counterexample: async-io's thread waits for timers and sockets.

use super::{LOOPBACK, visit};
use event_loop::first_loop::step_2_tasks::{block_on, spawn};
use side_by_side::{say, seconds, watch};
use smol::{Timer, io::AsyncReadExt, net::TcpListener};
use std::io;

pub fn main() -> io::Result<()> {
    block_on(async {
        let listener = TcpListener::bind(LOOPBACK).await?;
        let visitor = visit(listener.local_addr()?);
        let tea = spawn(watch("tea", tea()));
        let toast = spawn(watch("toast", toast()));
        let bell = spawn(watch("bell", bell(listener)));
        tea.await;
        toast.await;
        bell.await?;
        visitor.join().expect("the visitor should not panic")
    })
}

async fn tea() {
    Timer::after(seconds(3)).await;
    say!("the tea is ready");
}

async fn toast() {
    Timer::after(seconds(1)).await;
    say!("the toast is ready");
}

async fn bell(listener: TcpListener) -> io::Result<()> {
    let (mut door, _) = listener.accept().await?;
    door.read_exact(&mut [0]).await?;
    say!("come in");
    Ok(())
}
