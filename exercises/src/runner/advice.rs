//! What to write instead of what the compiler has just rejected.

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

/// What to write instead, if the source shows it.
pub(super) fn instead(source: &str) -> Option<String> {
    let source = Source::new(source);
    of_macros(&source).or_else(|| of_a_private_program(&source))
}

fn of_a_private_program(source: &Source) -> Option<String> {
    let public = ["pub fn program()", "pub async fn program()"];
    let is_public = public.iter().any(|public| source.has(public));
    (source.has("fn program()") && !is_public).then(|| {
        "Write `pub fn program()`, because the check calls it from another \
         module."
            .into()
    })
}

/// For each missing macro that the source uses.
fn of_macros(source: &Source) -> Option<String> {
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
