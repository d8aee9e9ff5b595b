//! The course as a site: chapters are made from the READMEs, the cards and the
//! list of exercises, and mdBook builds a site from them.

/// What the workspace contains: lessons with their cards, exercises, documents.
pub mod course;
/// The first page: one replay, and where the course begins.
pub mod home;
/// Links of a document: found, and redirected.
mod links;
/// The names of the runtimes' APIs that the programs use, for the search.
mod names;
/// All chapters, in order, and the files that they link to.
pub mod pages;
/// Paths in the repository, and relative paths between them.
mod paths;
/// Replays inside pages, instead of pictures.
mod pictures;
/// The page of a program: question, replay, answers, sources.
pub mod program;
/// Runs each program once, and keeps the page that replays it.
pub mod replays;
/// Directories and processes: writes the sources, calls mdBook.
pub mod site;
/// Tables made from several chapters, and tables with added links.
mod tables;

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;
