//! The few colours, each with one meaning.

use anstyle::{AnsiColor, Style};

use crate::text::Look;

pub(crate) const PLAIN: Style = Style::new();
pub(crate) const STRONG: Style = Style::new().bold();
pub(crate) const QUIET: Style = Style::new().dimmed();
pub(crate) const RUNNING: Style = AnsiColor::Green.on_default().bold();
pub(crate) const WAITING: Style = AnsiColor::Blue.on_default();
pub(crate) const WOKEN: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const CREATED: Style = QUIET;
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
pub(crate) const DIFFERENT: Style = AnsiColor::Magenta.on_default().bold().underline();

pub(crate) fn styled(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// The lines of a text, all but the first indented by `indent` spaces.
pub(crate) fn paragraph(style: Style, text: &str, indent: usize, look: Look) -> String {
    let lines = look.wrap(&look.plain(text), indent);
    lines
        .iter()
        .map(|line| styled(style, line) + "\n")
        .collect()
}
