//! Counterexample: no task waits; each polls in a loop.

use super::{LOOPBACK, visit};
use event_loop::first_loop::step_2_tasks::{block_on, spawn};
use side_by_side::{say, seconds, watch};
use std::future::poll_fn;
use std::io::{self, ErrorKind, Read};
use std::net::TcpListener;
use std::{task::Poll, thread, time::Instant};

pub fn main() -> io::Result<()> {
    block_on(async {
        let listener = TcpListener::bind(LOOPBACK)?;
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
    let deadline = Instant::now() + seconds(3);
    until(|| Instant::now() >= deadline).await;
    say!("the tea is ready");
}

async fn toast() {
    let deadline = Instant::now() + seconds(1);
    until(|| Instant::now() >= deadline).await;
    say!("the toast is ready");
}

async fn bell(listener: TcpListener) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let mut door = None;
    until(|| {
        door = Some(listener.accept());
        !matches!(&door, Some(Err(e)) if e.kind() == ErrorKind::WouldBlock)
    })
    .await;
    let (mut door, _) = door.expect("the door should be open")?;
    door.set_nonblocking(false)?;
    door.read_exact(&mut [0])?;
    say!("come in");
    Ok(())
}

async fn until(mut is_so: impl FnMut() -> bool) {
    poll_fn(|cx| match is_so() {
        true => Poll::Ready(()),
        false => {
            thread::sleep(seconds(0.01));
            cx.waker().wake_by_ref();
            Poll::Pending
        }
    })
    .await;
}
