//! What the README says of channels, and no program shows.

use futures::future::FutureExt;
use std::rc::Rc;

/// Whether the message is gone: while the sender is kept, and afterwards.
macro_rules! is_dropped_without_receiver {
    ($channel:path) => {{
        let (sender, receiver) = $channel(1);
        let message = Rc::new(());
        let sent = sender.send(Rc::clone(&message)).now_or_never();
        sent.expect("there is room").expect("it is open");
        drop(receiver);
        let at_once = Rc::strong_count(&message) == 1;
        drop(sender);
        [at_once, Rc::strong_count(&message) == 1]
    }};
}

#[test]
fn a_receiver_that_goes_drops_the_messages_immediately_on_tokio_only() {
    let tokio = is_dropped_without_receiver!(tokio::sync::mpsc::channel);
    assert_eq!(tokio, [true, true]);
    let async_std = is_dropped_without_receiver!(async_std::channel::bounded);
    assert_eq!(async_std, [false, true]);
    let smol = is_dropped_without_receiver!(smol::channel::bounded);
    assert_eq!(smol, [false, true]);
}

/// What can be received after one of two senders is dropped, and after both
/// are; each sends a message first.
macro_rules! received_without_senders {
    ($channel:path) => {{
        let (sender, mut receiver) = $channel(1);
        let second = sender.clone();
        let mut receive = || {
            let received = receiver.recv().now_or_never();
            received.map(|message| message.into_iter().next())
        };
        sender.try_send("first").expect("there is room");
        drop(sender);
        let without_one = [receive(), receive()];
        second.try_send("second").expect("it is open");
        drop(second);
        (without_one, [receive(), receive()])
    }};
}

#[test]
#[allow(unused_mut, reason = "only tokio's receiver needs it")]
fn the_last_sender_closes_a_channel_and_its_messages_are_still_received() {
    let waits = None;
    let is_closed = Some(None);
    let expected = (
        [Some(Some("first")), waits],
        [Some(Some("second")), is_closed],
    );
    let tokio = received_without_senders!(tokio::sync::mpsc::channel);
    assert_eq!(tokio, expected);
    let async_std = received_without_senders!(async_std::channel::bounded);
    assert_eq!(async_std, expected);
    let smol = received_without_senders!(smol::channel::bounded);
    assert_eq!(smol, expected);
}

#[test]
fn several_receivers_share_the_messages_on_async_std_and_smol() {
    let (sender, receiver) = smol::channel::bounded(2);
    let second = receiver.clone();
    sender.try_send("a").expect("there is room");
    sender.try_send("b").expect("there is room");
    assert_eq!(receiver.try_recv(), Ok("a"));
    assert_eq!(second.try_recv(), Ok("b"));
    let (sender, receiver) = async_std::channel::bounded(2);
    let second = receiver.clone();
    sender.try_send("a").expect("there is room");
    sender.try_send("b").expect("there is room");
    assert_eq!(receiver.try_recv(), Ok("a"));
    assert_eq!(second.try_recv(), Ok("b"));
}
