//! A program that the tool has started is registered everywhere.

mod lesson;

use std::{fs, path::Path, process::Command};

use lesson::{Folder, Run, example};

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("there is room");
    for entry in fs::read_dir(from).expect("it is a folder") {
        let path = entry.expect("it can be read").path();
        let to = to.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).expect("there is room");
        }
    }
}

#[test]
fn a_new_program_is_a_copy_that_is_registered_everywhere() {
    let folder = Folder::new("new");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    copy(&workspace.join("coroutines"), &folder.path("coroutines"));
    let begin = |lesson: &str, name: &str| {
        let mut command = Command::new(example("new_program"));
        Run::of(command.args([lesson, name]).current_dir(&folder))
    };
    begin("coroutines", "my-laundry").code(0).says_only("");
    let read = |path: &str| folder.read(&format!("coroutines/{path}"));
    let main = read("src/main.rs");
    assert!(main.contains("mod gather;\nmod my_laundry;"), "{main}");
    assert!(main.contains(", my_laundry::PROGRAM]"), "{main}");
    assert!(read("tests/lesson.rs").contains(", my_laundry);"));
    assert!(read("src/my_laundry/mod.rs").contains("name: \"my-laundry\""));
    let copied = read("src/my_laundry/on_smol.rs");
    assert_eq!(copied, read("src/gather/on_smol.rs"));

    let judges = read("tests/judges/main.rs");
    assert!(judges.contains("mod gather;\nmod my_laundry;"), "{judges}");
    assert!(judges.contains("my_laundry::PROGRAM"), "{judges}");
    let others = read("tests/judges/my_laundry/mod.rs");
    assert!(others.contains("/src/my_laundry/judge.rs"), "{others}");

    let taken = "my_laundry cannot be created";
    begin("coroutines", "my-laundry").code(1).says(taken);
    for name in ["My Laundry", "laundry-", "a--b"] {
        begin("coroutines", name).code(1).says("small letters");
    }
    let no_lesson = "cooking/src/main.rs cannot be read";
    begin("cooking", "laundry").code(1).says(no_lesson);
}
