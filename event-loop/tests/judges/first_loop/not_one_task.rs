//! Counterexample: three futures in one task; each wake polls them all.

use super::{LOOPBACK, on_a_thread, visit};
use event_loop::first_loop::step_2_tasks::block_on;
use futures::future::join3;
use side_by_side::{say, seconds, watch};
use std::io::{self, Read};
use std::net::TcpListener;
use std::thread::sleep;

pub fn main() -> io::Result<()> {
    let listener = TcpListener::bind(LOOPBACK)?;
    let visitor = visit(listener.local_addr()?);
    let ((), (), bell) = block_on(join3(
        watch("tea", tea()),
        watch("toast", toast()),
        watch("bell", bell(listener)),
    ));
    bell?;
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
