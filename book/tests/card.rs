//! The book of `side-by-side/examples/book_with_card`, with its card.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use book::{course::root, site};

const CARD: &str = "drop-handle.html";

#[test]
fn one_line_shows_a_card_in_a_book() {
    let example = root().join("side-by-side/examples/book_with_card");
    let book = Path::new(env!("CARGO_TARGET_TMPDIR")).join("book_with_card");
    site::clear(&book).expect("an old folder can be removed");
    fs::create_dir_all(book.join("src")).expect("a folder can be made");
    for file in ["book.toml", "src/SUMMARY.md", "src/handles.md"] {
        fs::copy(example.join(file), book.join(file)).expect(file);
    }
    let card = book.join("src").join(CARD);
    let args = "run -q -p coroutines -- drop-handle --second 50ms --card";
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(args.split(' ')).arg(&card).current_dir(root());
    let run = cargo.stdout(Stdio::null()).status();
    assert!(run.expect("cargo runs").code().is_some_and(|code| code < 2));

    let lines = fs::read_to_string(book.join("src/handles.md"));
    let lines = lines.expect("a chapter is text");
    let frame = format!("<iframe src=\"{CARD}\"");
    assert_eq!(lines.lines().filter(|l| l.starts_with(&frame)).count(), 1);
    let card = fs::read_to_string(card).expect("a card is text");
    for runtime in ["tokio 1.", "async-std 1.", "smol 2."] {
        assert!(card.contains(runtime), "{runtime}");
    }
    // It loads nothing.
    for link in ["src=", "href=", "url(", "@import", "://"] {
        let (head, _) = card.split_once("class=\"run\"").expect("a run");
        assert!(!head.contains(link), "{link}");
    }
    assert!(card.len() < 160_000, "{}", card.len());

    if site::find("mdbook".as_ref()).is_err() {
        eprintln!("the example was not built: there is no mdbook");
        return;
    }
    let mut mdbook = Command::new("mdbook");
    let built = mdbook.arg("build").arg(&book).status();
    assert!(built.expect("mdbook runs").success());
    let read = |file| fs::read_to_string(book.join("book").join(file));
    assert!(read("handles.html").expect("a page").contains(&frame));
    assert_eq!(read(CARD).expect("mdBook copies it"), card);
}
