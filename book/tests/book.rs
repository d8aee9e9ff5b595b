//! The chapters, as mdBook gets them: nothing is missing, and each link leads
//! somewhere. With mdBook: the site.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

use book::{
    course::{Course, Exercise, Lesson, read, root, text},
    home,
    pages::{Book, GitHub, Page},
    program::replay,
    replays, site,
};
use serde_json::json;

static COURSE: LazyLock<Course> =
    LazyLock::new(|| Course::read().expect("the course can be read"));

/// The book as a reader builds it, with one program that was not recorded.
static BOOK: LazyLock<Book> = LazyLock::new(|| {
    Book::new(&COURSE, &recorded(), None).expect("the book can be made")
});

const NOT_RECORDED: &str = "echo";

fn recorded() -> BTreeSet<String> {
    let programs = COURSE.programs().map(|(_, card)| card);
    let others = programs.filter(|card| card["program"] != NOT_RECORDED);
    others.map(replay).collect()
}

fn page<'a>(book: &'a Book, path: &str) -> &'a str {
    let page = book.pages.iter().find(|page| page.path == path);
    &page
        .unwrap_or_else(|| panic!("the page {path} is missing"))
        .text
}

/// Directories and files of the repository, sorted.
fn listed(folder: &str) -> Vec<PathBuf> {
    listed_in(&root().join(folder))
}

fn listed_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = paths.collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name()
        .expect("it has a name")
        .display()
        .to_string()
}

#[test]
fn each_program_has_a_page_and_a_replay() {
    let mut programs = 0;
    for lesson in listed("").iter().filter(|path| path.join("src").is_dir()) {
        let lesson = name(lesson);
        for folder in listed(&format!("{lesson}/src")) {
            let card = fs::read_to_string(folder.join("mod.rs"));
            if !card
                .is_ok_and(|card| card.contains("pub const PROGRAM: Program"))
            {
                continue;
            }
            programs += 1;
            let program = name(&folder).replace('_', "-");
            let text = page(&BOOK, &format!("{lesson}/{program}.md"));
            let frame = format!(
                "<iframe class=\"replay\" src=\"replays/{program}.html\""
            );
            let link = format!("<a href=\"replays/{program}.html\">");
            let is_recorded = program != NOT_RECORDED;
            assert_eq!(text.contains(&frame), is_recorded, "{program}");
            assert_eq!(text.contains(&link), is_recorded, "{program}");
        }
    }
    assert_eq!(programs, COURSE.programs().count());
    assert!(programs >= 38, "{programs}");
}

#[test]
fn the_first_page_has_a_replay_and_one_button() {
    let home = page(&BOOK, "index.md");
    let frame = "<iframe class=\"replay\" \
                 src=\"coroutines/replays/drop-handle.card.html\"";
    assert_eq!(home.matches("<iframe").count(), 1);
    assert!(home.contains(frame), "{home}");
    let button = "<div class=\"begin\">\n\n[Begin](sync-basics/index.md)\n";
    assert!(home.contains(button), "{home}");
    assert_eq!(home.lines().filter(|l| l.starts_with("- ")).count(), 3);
}

/// The answers come after the replay and are folded, and no heading, title or
/// sentence before it gives them away.
#[test]
fn a_page_asks_before_it_answers() {
    for (lesson, card) in COURSE.programs() {
        let path = format!("{lesson}/{}.md", text(&card["program"]));
        let page = page(&BOOK, &path);
        let title = text(&card["ask"]).replace('`', "");
        let title = format!("{{{{#title {title} – {}", text(&card["program"]));
        assert!(page.starts_with(&title), "{path}");
        let (before, rest) = page.split_once("<details").expect("details");
        let ask = format!("**{}**", text(&card["ask"]));
        assert_eq!(before.matches(&ask).count(), 1, "{path}");
        let (folded, after) = rest.split_once("</details>").expect("an end");
        for key in ["claim", "watch_for", "not_promised"] {
            let text = text(&card[key]);
            let is_folded = folded.contains(text);
            assert!(is_folded && !before.contains(text), "{path}: {key}");
        }
        assert!(!after.contains("| answer |"), "{path}");
    }
}

#[test]
fn each_lesson_replays_its_picture_and_keeps_it_for_paper() {
    for lesson in &COURSE.lessons {
        let page = page(&BOOK, &format!("{}/index.md", lesson.name));
        let command = format!("$ cargo run -p {}\n", lesson.name);
        let first = match &*lesson.name {
            "pitfalls" => "guard-in-match",
            _ => text(&lesson.cards[0]["program"]),
        };
        let frame = format!("src=\"replays/{first}.html\"");
        let (_, picture) = page.split_once(&frame).expect(&lesson.name);
        let (_, picture) = picture
            .split_once("<div class=\"without-scripts\">\n\n```text\n")
            .expect(&lesson.name);
        let (picture, _) = picture.split_once("\n```\n\n</div>").expect("end");
        assert!(picture.starts_with(command.trim_end()), "{picture}");
        assert!(picture.contains("┬──"), "{picture}");
    }
    // Without replays a picture is shown as it is.
    let book = Book::new(&COURSE, &BTreeSet::new(), None);
    let book = book.expect("the book can be made");
    let lesson = page(&book, "coroutines/index.md");
    assert!(lesson.contains("\n```text\n$ cargo run -p coroutines\n"));
    let has = |page: &Page, what| page.text.contains(what);
    assert!(!book.pages.iter().any(|page| has(page, "<iframe class")));
    assert!(
        !book
            .pages
            .iter()
            .any(|page| has(page, "without-scripts\">"))
    );
}

#[test]
fn the_search_finds_names_of_apis() {
    let names = page(&BOOK, "api-names.md");
    for (name, paths, program) in [
        (
            "spawn_blocking",
            "`async_std::task::spawn_blocking`",
            "blocking",
        ),
        ("JoinSet", "`tokio::task::JoinSet`", "groups"),
        ("create_task", "`asyncio.create_task`", "drop-handle"),
        ("abort", "`.abort`", "cancel"),
    ] {
        let heading = format!("\n## `{name}`\n\n");
        let (_, rest) = names.split_once(&heading).expect(name);
        let (uses, _) = rest.split_once('\n').expect("a line");
        assert!(uses.contains(paths), "{uses}");
        assert!(uses.contains(&format!("[`{program}`](")), "{uses}");
    }
    assert!(!names.contains("## ``"));
}

#[test]
fn a_program_that_was_not_recorded_has_a_sentence_instead() {
    let text = page(&BOOK, "event-loop/echo.md");
    assert!(
        text.contains(
            "This copy of the book has no replay of `echo`. To make one, \
             run:\n\n    cargo run -p event-loop -- echo --html echo.html\n"
        ),
        "{text}"
    );
}

/// The lesson refuses to run this one.
#[test]
fn a_program_that_cannot_be_recorded_does_not_stop_the_others() {
    let card = json!({ "crate": "coroutines", "program": "no-such-program" });
    let course = Course {
        lessons: vec![Lesson {
            name: "coroutines".to_owned(),
            cards: vec![card],
        }],
        exercises: Vec::new(),
        differences: String::new(),
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("not_recorded");
    let replays = replays::record(&course, &folder);
    assert_eq!(replays.expect("no error"), BTreeSet::new());
}

#[test]
fn each_page_of_a_program_has_what_its_card_says() {
    for (lesson, card) in COURSE.programs() {
        let path = format!("{lesson}/{}.md", text(&card["program"]));
        let page = page(&BOOK, &path);
        for key in ["claim", "watch_for", "not_promised", "try", "ask"] {
            assert!(page.contains(text(&card[key])), "{path}: {key}");
        }
        for version in card["versions"].as_array().expect("a list") {
            let row = format!("| {} | ", text(&version["runtime"]));
            assert!(page.contains(&row), "{path}");
        }
    }
}

#[test]
fn each_exercise_has_a_page_in_order() {
    let folders = listed("exercises");
    let tasks = folders.iter().map(|folder| name(folder));
    let tasks = tasks.filter(|n| n.starts_with(|c: char| c.is_ascii_digit()));
    let expected: Vec<String> =
        tasks.map(|n| format!("exercises/{n}/index.md")).collect();
    assert!(expected.len() >= 28, "{expected:?}");
    let paths = BOOK.pages.iter().map(|page| page.path.clone());
    let found: Vec<String> =
        paths.filter(|path| expected.contains(path)).collect();
    assert_eq!(found, expected);
    for exercise in &COURSE.exercises {
        let page = page(&BOOK, &format!("{}/index.md", exercise.folder));
        assert!(page.starts_with(&format!("# {}\n", exercise.title)));
        let starter = read(&format!("{}/starter.rs", exercise.folder));
        let starter = starter.expect("there is a starter");
        assert!(page.contains(&format!("```rust\n{starter}```\n")));
    }
}

/// No file is copied, the tasks contain no line that only a solution has, and
/// the last hint is not told. (A lesson may have such lines, because students
/// look there.)
#[test]
fn no_solution_is_in_the_book() {
    let sources = written("no_solution");
    let all: Vec<(PathBuf, String)> = files_below(&sources)
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("chapters are text");
            (path, text)
        })
        .collect();
    let of = |exercise: &Exercise, file| {
        read(&format!("{}/{file}", exercise.folder)).expect(file)
    };
    let starters = COURSE.exercises.iter().map(|one| of(one, "starter.rs"));
    let starters: String = starters.collect();
    for exercise in &COURSE.exercises {
        let solution = of(exercise, "solution.rs");
        let (_, program) = solution.split_once("\n\n").expect("a header");
        let own: Vec<&str> = solution
            .lines()
            .map(str::trim)
            .filter(|line| line.len() > 20 && !starters.contains(line))
            .collect();
        assert!(!own.is_empty(), "{}", exercise.folder);
        for (path, text) in &all {
            let place = path.display();
            assert!(!text.contains(program), "{place}: {}", exercise.folder);
            if path.starts_with(sources.join("exercises")) {
                let told = own.iter().find(|line| text.contains(**line));
                assert_eq!(told, None, "{place}");
            }
        }
    }
    let list: toml::Table = read("exercises/exercises.toml")
        .expect("there is a list")
        .parse()
        .expect("it is TOML");
    for exercise in list["exercise"].as_array().expect("a list") {
        let hints = exercise["hints"].as_array().expect("a list");
        let hint = hints.last().and_then(|hint| hint.as_str());
        let hint = hint.expect("there is a hint");
        assert!(all.iter().all(|(_, text)| !text.contains(hint)), "{hint}");
    }
}

#[test]
fn the_sidebar_has_each_page_once() {
    let summary = BOOK.summary();
    for page in &BOOK.pages {
        let link = format!("- [{}]({})\n", page.title, page.path);
        assert_eq!(summary.matches(&link).count(), 1, "{link}");
    }
    let links = summary.lines().filter(|line| line.contains("]("));
    assert_eq!(links.count(), BOOK.pages.len());
}

#[test]
fn the_table_from_asyncio_has_the_rows_of_all_lessons() {
    let table = page(&BOOK, "from-asyncio.md");
    let mut rows = 0;
    for lesson in &COURSE.lessons {
        let readme = read(&format!("{}/README.md", lesson.name));
        let readme = readme.expect("a lesson has a README");
        let section = readme.split("\n## ").find(|s| s.starts_with("From a"));
        for row in section.expect("a lesson has it").lines() {
            let Some((cells, _)) = row.split_once("](") else {
                continue;
            };
            rows += 1;
            assert!(table.contains(cells), "{cells}");
        }
    }
    assert!(rows >= 30, "{rows}");
}

#[test]
fn the_table_of_differences_has_each_program() {
    let table = page(&BOOK, "differences.md");
    for (lesson, card) in COURSE.programs() {
        // A program in steps does not use a runtime.
        let link = format!("({lesson}/{}.md)", text(&card["program"]));
        assert_eq!(table.contains(&link), card["steps"] == false, "{link}");
    }
}

#[test]
fn each_link_and_anchor_leads_somewhere() {
    let sources = written("links");
    let card = COURSE.programs().find(|(_, c)| c["program"] == home::SHOWN);
    let card = home::card_of(&replay(card.expect("it is there").1));
    for replay in recorded().into_iter().chain([card]) {
        let path = sources.join(replay);
        let folder = path.parent().expect("it has a folder");
        fs::create_dir_all(folder).expect("a folder can be made");
        fs::write(path, "").expect("a file can be written");
    }
    let mut links = 0;
    for page in &BOOK.pages {
        let folder = sources.join(&page.path);
        let folder = folder.parent().expect("it has a folder");
        for target in targets(&page.text) {
            if target.starts_with("https://") {
                continue;
            }
            links += 1;
            let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
            let is_here = path.is_empty();
            let path = if is_here {
                sources.join(&page.path)
            } else {
                folder.join(path)
            };
            assert!(path.is_file(), "{}: {target}", page.path);
            let text = fs::read_to_string(&path).expect("chapters are text");
            let is_known = anchor.is_empty() || anchors(&text).contains(anchor);
            assert!(is_known, "{}: {target}", page.path);
        }
    }
    assert!(links >= 400, "{links}");
}

#[test]
fn links_lead_to_pages_before_files() {
    let lesson = page(&BOOK, "coroutines/index.md");
    assert!(lesson.contains("](../READING.md#the-picture)"));
    assert!(lesson.contains("[`lazy`](lazy.md)"));
    assert!(lesson.contains("| **[`orphan`](orphan.md)** |"));
    let task = page(&BOOK, "exercises/01_two_waits/index.md");
    assert!(task.contains("[`gather`](../../coroutines/gather.md)"));
    // The link to its own card leads to the file.
    let gather = page(&BOOK, "coroutines/gather.md");
    assert!(gather.contains("(../files/coroutines/src/gather/mod.rs.txt)"));
}

#[test]
fn in_github_actions_links_lead_to_the_commit() {
    let github = GitHub {
        repository: "https://example.org/ann/course".to_owned(),
        commit: "c0ffee".to_owned(),
    };
    let book = Book::new(&COURSE, &recorded(), Some(&github));
    let book = book.expect("the book can be made");
    assert!(book.files.is_empty());
    let files = "https://example.org/ann/course/blob/c0ffee";
    let home = page(&book, "index.md");
    let repository = "[the repository](https://example.org/ann/course)";
    assert!(home.contains(repository), "{home}");
    let readme = page(&book, "about.md");
    assert!(readme.contains(&format!("[MIT]({files}/LICENSE-MIT)")));
    assert!(readme.contains("[`gather`](coroutines/gather.md)"));
    let mut links = 0;
    for page in &book.pages {
        for target in targets(&page.text) {
            if let Some(path) = target.strip_prefix(files) {
                let path = path.trim_start_matches('/');
                assert!(root().join(path).is_file(), "{}", page.path);
                links += 1;
            }
        }
    }
    assert!(links >= 200, "{links}");
}

#[test]
fn mdbook_builds_the_site() {
    if site::find("mdbook".as_ref()).is_err() {
        eprintln!("the site was not built: there is no mdbook");
        return;
    }
    let chapters = written("built");
    let sources = chapters.parent().expect("it has a folder");
    let index = site::build(sources, "mdbook".as_ref(), None);
    let index = index.expect("the site is built");
    let site = index.parent().expect("it has a folder");
    let read = |path| fs::read_to_string(site.join(path)).expect(path);
    let program = read("coroutines/drop-handle.html");
    let title = "You drop a task's handle. Does the task still finish?";
    let title =
        format!("{} – drop-handle – Side", title.replace('\'', "&#x27;"));
    for part in [
        format!("<title>{title}"),
        format!("<meta property=\"og:title\" content=\"{title}"),
        "<meta property=\"og:description\" content=\"One async".to_owned(),
        "<meta name=\"description\" content=\"One async".to_owned(),
        "<link rel=\"icon\" href=\"../favicon-".to_owned(),
    ] {
        assert!(program.contains(&part), "{part}");
    }
    // mdBook adds a hash to each name.
    let names = || listed_in(site).into_iter().map(|path| name(&path));
    for (start, end) in
        [("book-", ".js"), ("replays-", ".js"), ("favicon-", ".svg")]
    {
        let own = names().filter(|n| n.starts_with(start) && n.ends_with(end));
        assert_eq!(own.count(), 1, "{start}{end}");
    }
    let is_index = |name: &String| name.starts_with("searchindex");
    let search = read(&names().find(is_index).expect("an index"));
    for found in [
        "GLOSSARY.html#waker",
        "api-names.html#spawn_blocking",
        "exercises/01_two_waits/index.html#the-program",
    ] {
        assert!(search.contains(found), "{found}");
    }
}

#[test]
fn without_mdbook_the_sources_stay_and_the_error_says_what_to_do() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no_mdbook");
    site::write(&BOOK, &folder).expect("the sources can be written");
    let error = site::find("no-such-mdbook".as_ref()).err();
    let error = error.expect("it is missing").to_string();
    assert!(error.contains("so nothing was recorded"), "{error}");
    let error = site::build(&folder, "no-such-mdbook".as_ref(), None);
    let error = error.expect_err("mdBook is missing").to_string();
    assert!(error.contains("`cargo install mdbook --locked`"), "{error}");
    assert!(folder.join("src/SUMMARY.md").is_file());
}

#[test]
fn an_unknown_option_is_misuse() {
    for args in [&["--fast"][..], &["--without-replays", "now"]] {
        let book = Command::new(env!("CARGO_BIN_EXE_book")).args(args).output();
        let book = book.expect("it runs");
        assert_eq!(book.status.code(), Some(2));
        let stderr = String::from_utf8_lossy(&book.stderr);
        assert!(stderr.contains(&args.join(" ")), "{stderr}");
        assert!(stderr.contains("--help"), "{stderr}");
    }
}

/// The directory of the chapters, written for this test.
fn written(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    site::clear(&folder).expect("an old folder can be removed");
    site::write(&BOOK, &folder).expect("the sources can be written");
    folder.join("src")
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder can be read");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let files = paths.flat_map(|path| {
        if path.is_dir() {
            files_below(&path)
        } else {
            vec![path]
        }
    });
    files.collect()
}

/// Lines outside of fenced code.
fn prose(page: &str) -> impl Iterator<Item = &str> {
    let mut is_fenced = false;
    page.lines().filter(move |line| {
        let is_fence = line.starts_with("```");
        is_fenced ^= is_fence;
        !is_fence && !is_fenced
    })
}

/// Everything that looks like a link, in Markdown or HTML.
fn targets(page: &str) -> Vec<&str> {
    let mut targets = Vec::new();
    for line in prose(page) {
        for (begin, end) in [("](", ')'), ("src=\"", '"'), ("href=\"", '"')] {
            let ends = line.split(begin).skip(1);
            targets.extend(ends.filter_map(|rest| rest.split(end).next()));
        }
        let definition =
            line.split_once("]: ").filter(|_| line.starts_with('['));
        targets.extend(definition.map(|(_, target)| target));
    }
    targets
}

/// As mdBook derives them from headings.
fn anchors(page: &str) -> BTreeSet<String> {
    let headings = prose(page).filter(|line| line.starts_with('#'));
    let anchor = |line: &str| {
        let heading = line.trim_start_matches('#').trim().to_lowercase();
        let signs = heading.chars().map(|c| if c == ' ' { '-' } else { c });
        signs
            .filter(|c| c.is_alphanumeric() || "-_".contains(*c))
            .collect()
    };
    headings.map(anchor).collect()
}
