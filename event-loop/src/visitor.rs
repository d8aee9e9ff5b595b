//! What all steps of `first_loop` share: the visitor at the door, and helper
//! threads for waits that a loop cannot do itself.

use side_by_side::{say, seconds, watch_call};
use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    thread,
};

/// Makes a blocking call on a helper thread, which wakes the task when the call
/// returns.
pub async fn on_a_thread<T: Send + 'static>(
    name: &'static str,
    call: impl FnOnce() -> T + Send + 'static,
) -> T {
    let (done, is_done) = smol::channel::bounded(1);
    let thread = thread::Builder::new().name(name.to_owned());
    let run = move || done.send_blocking(watch_call(name, call));
    thread.spawn(run).expect("the system has a thread left");
    is_done.recv().await.expect("the call does not panic")
}

/// Rings after 2 s, and waits at the door.
pub fn visit(address: SocketAddr) -> thread::JoinHandle<io::Result<()>> {
    let visit = move || {
        thread::sleep(seconds(2));
        say!("ding dong");
        let mut door = TcpStream::connect(address)?;
        door.write_all(b"!")?;
        // The other side closes the connection: the door is open.
        door.read(&mut [0]).map(drop)
    };
    let thread = thread::Builder::new().name("visitor".to_owned());
    let visitor = thread.spawn(move || watch_call("visitor", visit));
    visitor.expect("the system has a thread left")
}
