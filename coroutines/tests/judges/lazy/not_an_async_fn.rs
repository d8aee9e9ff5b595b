//! Counterexample: a plain `fn` runs its first line when it is called.

use side_by_side::{say, seconds, watch};
use smol::{Timer, block_on};

pub fn main() {
    block_on(watch("main", breakfast()));
}

async fn breakfast() {
    let tea = watch("tea", make("tea"));
    let _coffee = watch("coffee", async { make("coffee").await });
    say!("called both");
    Timer::after(seconds(1)).await;
    say!("await the tea");
    tea.await;
}

fn make(drink: &str) -> impl Future<Output = ()> {
    say!("water on");
    async move {
        Timer::after(seconds(1)).await;
        say!("{drink} is ready");
    }
}
