//! All chapters, in order, and the files that they link to.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
};

use crate::{
    Result,
    course::{Course, read, root, text},
    home,
    links::led_elsewhere,
    names,
    paths::{folder, join, way},
    pictures, program, tables,
};

pub struct Book {
    pub pages: Vec<Page>,
    /// Files of the repository that the site shows as copies.
    pub files: BTreeSet<String>,
}

pub struct Page {
    /// Relative to the sources of the book: `coroutines/index.md`.
    pub path: String,
    /// In the sidebar.
    pub title: String,
    pub text: String,
    /// A heading of the sidebar, if there is one above this page.
    pub part: Option<&'static str>,
    /// A page of depth 1 belongs to the last one of depth 0.
    pub depth: usize,
}

impl Book {
    /// `replays` are the paths of the recorded pages. Without GitHub, links to
    /// sources lead to copies.
    ///
    /// # Errors
    ///
    /// A message, if a document cannot be read or has a broken link.
    pub fn new(
        course: &Course,
        replays: &BTreeSet<String>,
        github: Option<&GitHub>,
    ) -> Result<Book> {
        let drafts = drafts(course, replays, github)?;
        let page_of = |draft: &Draft| (draft.from.clone(), draft.to.clone());
        let pages_of: BTreeMap<_, _> = drafts.iter().map(page_of).collect();
        let mut files = BTreeSet::new();
        let mut pages = Vec::new();
        for draft in drafts {
            let text =
                pictures::with_replays(&draft.to, &draft.text, course, replays);
            let text = led_elsewhere(&text, |link| {
                let end = end_of(link, &draft, &pages_of, github)?;
                files.extend(end.copied);
                Ok(end.link)
            })?;
            pages.push(Page {
                path: draft.to,
                title: draft.title,
                text,
                part: draft.part,
                depth: draft.depth,
            });
        }
        Ok(Book { pages, files })
    }

    /// The sidebar, as mdBook reads it.
    pub fn summary(&self) -> String {
        let mut summary = "# Summary\n".to_owned();
        for page in &self.pages {
            if let Some(part) = page.part {
                summary += &format!("\n# {part}\n\n");
            }
            let indent = "  ".repeat(page.depth);
            let (title, path) = (&page.title, &page.path);
            summary += &format!("{indent}- [{title}]({path})\n");
        }
        summary
    }
}

/// The path of a file's copy. Every browser shows a `.txt` file.
pub fn copy_of(file: &str) -> String {
    format!("files/{file}.txt")
}

/// The commit that the links to GitHub show.
pub struct GitHub {
    pub repository: String,
    pub commit: String,
}

impl GitHub {
    /// In GitHub Actions, the commit that is built.
    pub fn of_this_build() -> Option<GitHub> {
        let server = env::var("GITHUB_SERVER_URL").ok()?;
        let repository = env::var("GITHUB_REPOSITORY").ok()?;
        Some(GitHub {
            repository: format!("{server}/{repository}"),
            commit: env::var("GITHUB_SHA").ok()?,
        })
    }
}

/// A page whose links are still those of the repository.
struct Draft {
    /// The file that it is made from; its links are relative to this file.
    from: String,
    to: String,
    title: String,
    text: String,
    part: Option<&'static str>,
    depth: usize,
}

impl Draft {
    /// The title is the first heading, up to its colon.
    fn new(from: &str, to: &str, text: String) -> Draft {
        let heading = text.lines().find_map(|line| line.strip_prefix("# "));
        let heading = heading.unwrap_or(from);
        let (title, _) = heading.split_once(": ").unwrap_or((heading, ""));
        Draft {
            from: from.to_owned(),
            to: to.to_owned(),
            title: title.replace('`', ""),
            text,
            part: None,
            depth: 0,
        }
    }

    fn document(from: &str) -> Result<Draft> {
        let to = from.replace("README.md", "index.md");
        Ok(Draft::new(from, &to, read(from)?))
    }

    fn below(self) -> Draft {
        Draft { depth: 1, ..self }
    }

    fn begins(self, part: &'static str) -> Draft {
        Draft {
            part: Some(part),
            ..self
        }
    }
}

/// Pages beside sources, and their places below their lessons.
const INNER: [(&str, &str); 2] = [
    (
        "event-loop/src/first_loop/README.md",
        "event-loop/a-first-loop.md",
    ),
    (
        "event-loop/src/our_loop/README.md",
        "event-loop/our-loop.md",
    ),
];

/// The order of the book.
fn drafts(
    course: &Course,
    replays: &BTreeSet<String>,
    github: Option<&GitHub>,
) -> Result<Vec<Draft>> {
    let home = home::page(course, replays, github)?;
    let about = Draft::new("README.md", "about.md", read("README.md")?);
    let mut drafts = vec![
        Draft::new("index.md", "index.md", home),
        Draft {
            title: "The course".to_owned(),
            ..about
        },
        Draft::document("READING.md")?,
    ];
    for (nth, lesson) in course.lessons.iter().enumerate() {
        let mut draft = Draft::document(&format!("{}/README.md", lesson.name))?;
        draft.text = tables::with_links(&draft.text, &lesson.cards);
        if nth == 0 {
            draft = draft.begins("The lessons");
        }
        drafts.push(draft);
        for card in &lesson.cards {
            let page = program::page(card, replays)?;
            let from = format!("{}/mod.rs", program::folder(card));
            let to = format!("{}/{}.md", lesson.name, text(&card["program"]));
            drafts.push(Draft::new(&from, &to, page).below());
        }
        for (from, to) in INNER {
            if folder(to) == lesson.name {
                drafts.push(Draft::new(from, to, read(from)?).below());
            }
        }
    }
    drafts.push(Draft::document("GLOSSARY.md")?.begins("Look things up"));
    let differences = "differences.md";
    let table = tables::differences(course);
    let table = Draft::new(differences, differences, table);
    drafts.push(table);
    drafts.push(Draft::document("HISTORY.md")?);
    let from_asyncio = "from-asyncio.md";
    let table = tables::from_asyncio(course)?;
    drafts.push(Draft::new(from_asyncio, from_asyncio, table));
    let api = "api-names.md";
    drafts.push(Draft::new(api, api, names::page(course)?));

    let mut all = Draft::document("exercises/README.md")?;
    all.text += &tables::exercises(course);
    drafts.push(all.begins("The exercises"));
    for exercise in &course.exercises {
        let folder = &exercise.folder;
        let mut task = Draft::document(&format!("{folder}/README.md"))?;
        let starter = read(&format!("{folder}/starter.rs"))?;
        task.text += &format!("\n## The program\n\n```rust\n{starter}```\n");
        drafts.push(task.below());
    }
    let teaching = Draft::document("teaching/README.md")?;
    drafts.push(teaching.begins("For teachers"));
    for lesson in &course.lessons {
        let page = format!("teaching/{}.md", lesson.name);
        drafts.push(Draft::document(&page)?.below());
    }
    for page in ["predictions", "key", "grading", "new-exercise"] {
        drafts.push(Draft::document(&format!("teaching/{page}.md"))?.below());
    }

    let contributing = Draft::document("CONTRIBUTING.md")?;
    drafts.push(contributing.begins("The project"));
    drafts.push(Draft::document("side-by-side/README.md")?);
    drafts.push(Draft::document("book/README.md")?);
    Ok(drafts)
}

struct End {
    link: String,
    /// The file whose copy the link leads to.
    copied: Option<String>,
}

/// Where a link of the repository leads in the book: to the file's page if
/// there is one, and otherwise to the file.
fn end_of(
    link: &str,
    draft: &Draft,
    pages_of: &BTreeMap<String, String>,
    github: Option<&GitHub>,
) -> Result<End> {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let path = join(folder(&draft.from), path);
    // A link to a directory means its README or card.
    let candidates =
        ["", "/README.md", "/mod.rs"].map(|end| path.clone() + end);

    // A page that links to its own source means the file.
    let page = candidates.iter().find_map(|path| pages_of.get(path));
    if let Some(page) = page.filter(|page| **page != draft.to) {
        let mut link = way(&draft.to, page);
        if !anchor.is_empty() {
            link += &format!("#{anchor}");
        }
        return Ok(End { link, copied: None });
    }
    let is_file = |path: &&String| root().join(path).is_file();
    let file = candidates
        .iter()
        .find(is_file)
        .ok_or_else(|| format!("{}: the link {link} is broken", draft.from))?;
    Ok(match github {
        Some(GitHub { repository, commit }) => End {
            link: format!("{repository}/blob/{commit}/{file}"),
            copied: None,
        },
        None => End {
            link: way(&draft.to, &copy_of(file)),
            copied: Some(file.clone()),
        },
    })
}
