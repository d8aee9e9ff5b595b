//! A program that the tool has started is registered everywhere.

mod lesson;

use std::{fs, path::Path, process::Command};

use lesson::{example, text};

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
    let folder = format!("side-by-side-new-{}", std::process::id());
    let folder = std::env::temp_dir().join(folder);
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    copy(&workspace.join("coroutines"), &folder.join("coroutines"));
    let begin = |lesson: &str, name: &str| {
        let mut command = Command::new(example("new_program"));
        command.args([lesson, name]).current_dir(&folder);
        let output = command.output().expect("it starts");
        (output.status.code(), text(&output.stderr))
    };
    assert_eq!(begin("coroutines", "my-laundry"), (Some(0), String::new()));
    let read = |path: &str| {
        let path = folder.join("coroutines").join(path);
        fs::read_to_string(path).expect("it is there")
    };
    let main = read("src/main.rs");
    assert!(main.contains("mod gather;\nmod my_laundry;"), "{main}");
    assert!(main.contains(", my_laundry::PROGRAM]"), "{main}");
    assert!(read("tests/lesson.rs").contains(", my_laundry);"));
    let card = read("src/my_laundry/mod.rs");
    assert!(card.contains("name: \"my-laundry\""), "{card}");
    assert_eq!(
        read("src/my_laundry/on_smol.rs"),
        read("src/gather/on_smol.rs")
    );

    let (code, stderr) = begin("coroutines", "my-laundry");
    assert_eq!(code, Some(1));
    assert!(stderr.contains("my_laundry cannot be created"), "{stderr}");
    for name in ["My Laundry", "fn", "self", "main", "laundry-", "a--b"] {
        let (code, stderr) = begin("coroutines", name);
        assert_eq!(code, Some(1));
        assert!(stderr.contains("small letters"), "{name}: {stderr}");
    }
    let (code, stderr) = begin("cooking", "laundry");
    assert_eq!(code, Some(1));
    assert!(stderr.contains("the lessons are: coroutines"), "{stderr}");
    fs::remove_dir_all(&folder).ok();
}
