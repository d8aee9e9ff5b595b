//! The few colours, each for one meaning.

use anstyle::{AnsiColor, Style};

pub(super) const STRONG: Style = Style::new().bold();
pub(super) const QUIET: Style = Style::new().dimmed();
pub(super) const RUNNING: Style = AnsiColor::Green.on_default().bold();
pub(super) const WAITING: Style = AnsiColor::Blue.on_default();
pub(super) const WOKEN: Style = AnsiColor::Yellow.on_default().bold();
pub(super) const CREATED: Style = QUIET;
pub(super) const GOOD: Style = AnsiColor::Green.on_default();
pub(super) const BAD: Style = AnsiColor::Red.on_default().bold();
pub(super) const DIFFERENT: Style =
    AnsiColor::Magenta.on_default().bold().underline();

pub(super) fn styled(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}
