//! Macros that other programs use often, but that are missing here.

use exercises::source::Source;

/// A macro, and what to write instead.
const MISSING: &[(&str, &str)] = &[
    ("tokio::main", RUNTIME),
    ("tokio::test", RUNTIME),
    ("async_std::main", "`async_std::task::block_on(…)`"),
    ("smol_macros", "`smol::block_on(…)`"),
    (
        "select!",
        "`futures::future::select(pin!(a), pin!(b)).await` (`std::pin::pin`), \
         or `smol::future::or(a, b).await`",
    ),
    ("try_join!", "`futures::future::try_join(a, b).await`"),
    ("join!", "`futures::future::join(a, b).await`"),
];

const RUNTIME: &str = "`Runtime::new()` (`tokio::runtime::Runtime`) and its \
                       `block_on(…)`, in `fn program()`";

/// For each missing macro that the source uses: what to write instead.
pub(super) fn instead(source: &str) -> Option<String> {
    let source = Source::new(source);
    let found = MISSING.iter().filter(|(name, _)| source.has(name));
    let lines: Vec<String> = found
        .map(|(name, instead)| format!("Instead of `{name}`, write {instead}."))
        .collect();
    (!lines.is_empty()).then(|| {
        format!(
            "The runtimes' macros are missing in this course, because \
             procedural macros make the build slower. {}",
            lines.join(" ")
        )
    })
}
