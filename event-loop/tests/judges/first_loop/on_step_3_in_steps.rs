//! The tea is made in steps, and says so.

use crate::visitor::{on_a_thread, visit};
use event_loop::first_loop::step_3_timers::{block_on, sleep, spawn};
use side_by_side::{say, seconds, watch};
use std::io::{self, Read};
use std::net::{Ipv4Addr, TcpListener};

/// This machine, and a port that is free.
const LOOPBACK: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

pub fn main() -> io::Result<()> {
    let listener = TcpListener::bind(LOOPBACK)?;
    let visitor = visit(listener.local_addr()?);
    block_on(async {
        let tea = spawn(watch("tea", tea()));
        let toast = spawn(watch("toast", toast()));
        let bell = spawn(watch("bell", bell(listener)));
        tea.await;
        toast.await;
        bell.await
    })?;
    visitor.join().expect("the visitor should not panic")
}

async fn tea() {
    for step in ["boil", "pour", "wait"] {
        sleep(seconds(0.9)).await;
        say!("{step}");
    }
    say!("the tea is ready");
}

async fn toast() {
    sleep(seconds(1)).await;
    say!("the toast is ready");
}

async fn bell(listener: TcpListener) -> io::Result<()> {
    let ring = move || listener.accept()?.0.read_exact(&mut [0]);
    on_a_thread("bell's thread", ring).await?;
    say!("come in");
    Ok(())
}
