//! The course as a site: chapters are made from the READMEs, the cards and the
//! list of exercises, and mdBook makes a site of them.

/// What the workspace has: lessons with their cards, exercises, documents.
pub mod course;
/// Links of a document: found, and led elsewhere.
mod links;
/// All chapters, in order, and the files that they link to.
pub mod pages;
/// Paths in the repository, and ways from one to another.
mod paths;
/// The page of a program: question, replay, answers, sources.
pub mod program;
/// Runs each program once, and keeps the page that replays it.
pub mod replays;
/// Folders and processes: writes the sources, calls mdBook.
pub mod site;
/// Tables of several chapters: collected, or with links added.
mod tables;

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;
