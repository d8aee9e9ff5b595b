//! Macros that other programs use often, but that are missing here.

use exercises::source::Source;

/// A macro, and what to write instead.
const MISSING: &[(&str, &str)] = &[
    (
        "async fn main",
        "`pub async fn program` below `#[tokio::main]`",
    ),
    ("async_std::main", "`async_std::task::block_on(…)`"),
    ("smol_macros", "`smol::block_on(…)`"),
    ("futures::select", "`tokio::select!`"),
    ("futures::try_join", "`tokio::try_join!`"),
    ("futures::join", "`tokio::join!`"),
];

/// For each missing macro that the source uses: what to write instead.
pub(super) fn instead(source: &str) -> Option<String> {
    let source = Source::new(source);
    let found = MISSING.iter().filter(|(name, _)| source.has(name));
    let lines: Vec<String> = found
        .map(|(name, instead)| format!("Instead of `{name}`, write {instead}."))
        .collect();
    (!lines.is_empty()).then(|| {
        format!(
            "Only tokio's macros are available in this course, because more \
             procedural macros make the build slower. {}",
            lines.join(" ")
        )
    })
}
