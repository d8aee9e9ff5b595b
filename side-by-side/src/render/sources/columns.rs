//! `--code`: sources side by side.

use unicode_width::UnicodeWidthStr;

use crate::render::sources::rows::{Row, Sign, by_language, differs, rows, runs};
use crate::render::style::{DIFFERENT, QUIET, STRONG, styled};
use crate::{lesson::Version, text::Look};

/// Columns are side by side only if each is at least this wide.
const COLUMN: usize = 56;

/// Lines of context around a difference between steps.
const ALIKE: usize = 3;

/// The versions' sources in blocks of two or three columns, as many as fit.
/// Each block starts with the same version, the first one that has a runtime;
/// steps are each beside the one before, cures each beside their bug. Python has
/// its own block.
pub(crate) fn code(versions: &[&Version], are_steps: bool, look: Look) -> String {
    if versions.len() == 1 {
        return shown_and_own(versions, None, look);
    }
    if versions.iter().any(|version| version.is_cure()) {
        let pairs = versions.chunk_by(|_, next| next.is_cure());
        return joined(pairs.map(|pair| block(pair, |v| v.source.to_owned(), Some(ALIKE), look)));
    }
    if are_steps {
        let pairs = versions.windows(2);
        return joined(pairs.map(|pair| shown_and_own(pair, Some(ALIKE), look)));
    }
    let [in_rust, in_python] = by_language(versions);
    let Some((base, others)) = in_rust.split_first() else {
        return joined(
            in_python
                .chunks(1)
                .map(|one| shown_and_own(one, None, look)),
        );
    };
    let others = others.chunks(columns_at_once(look) - 1);
    let blocks = others.chain(in_python.chunks(1)).map(|others| {
        let versions = [&[*base], others].concat();
        block(&versions, |version| version.source.to_owned(), None, look)
    });
    joined(blocks)
}

/// The same without comments, which may reveal what a version does.
pub(crate) fn bare_code(versions: &[&Version], look: Look) -> String {
    let (in_python, in_rust): (Vec<&Version>, Vec<&Version>) =
        versions.iter().partition(|version| version.is_in_python());
    let blocks = in_rust.chunks(columns_at_once(look));
    let blocks = blocks.chain(in_python.chunks(1));
    joined(blocks.map(|versions| block(versions, bare, None, look)))
}

fn joined(blocks: impl Iterator<Item = String>) -> String {
    blocks.collect::<Vec<_>>().join("\n")
}

fn bare(version: &Version) -> String {
    let (source, comment) = match version.is_in_python() {
        true => (version.source.splitn(3, "\"\"\"").last(), "#"),
        false => (Some(version.source), "//"),
    };
    let lines = source.unwrap_or_default().lines();
    let lines = lines.filter(|line| !line.trim_start().starts_with(comment));
    let lines = lines.skip_while(|line| line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn columns_at_once(look: Look) -> usize {
    if look.width >= 3 * COLUMN { 3 } else { 2 }
}

/// What the versions show, if that is another source, and then their own.
fn shown_and_own(versions: &[&Version], context: Option<usize>, look: Look) -> String {
    let parts: [fn(&Version) -> String; 2] = [|v| v.shown.to_owned(), |v| v.source.to_owned()];
    let is_there = |part: &fn(&Version) -> String| versions.iter().any(|v| !part(v).is_empty());
    let parts = parts.into_iter().filter(is_there);
    joined(parts.map(|part| block(versions, part, context, look)))
}

/// Equal lines are left out if they are more than `context` lines away from a
/// difference.
fn block(
    versions: &[&Version],
    source: impl Fn(&Version) -> String,
    context: Option<usize>,
    look: Look,
) -> String {
    let columns = versions.len();
    let width = (look.width - 3 * (columns - 1)) / columns;
    let sources = versions.iter().map(|version| {
        let source = source(version);
        let lines = source.lines().map(|line| match context {
            // New lines are marked here; the sources of steps mark them, too.
            Some(_) => line.replace("New! ", "").replace("// New!", ""),
            None => line.to_owned(),
        });
        let lines = lines.map(|line| look.plain(&line).trim_end().to_owned());
        lines.collect::<Vec<_>>().join("\n")
    });
    let sources: Vec<String> = sources.collect();
    let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    let is_last_in_python = versions.last().is_some_and(|v| v.is_in_python());
    let rows = rows(&sources, is_last_in_python);
    let heads = versions.iter().map(|version| {
        let name = look.fit(&version.runtime(), width);
        let pad = name.len() - name.trim_end().len();
        styled(STRONG, name.trim_end()) + &" ".repeat(pad)
    });
    let mut text = row(&heads.collect::<Vec<_>>(), look);
    let is_near = is_near(&rows, context.unwrap_or(rows.len()));
    let rows: Vec<(&Row, bool)> = rows.iter().zip(is_near).collect();
    for run in rows.chunk_by(|(_, a), (_, b)| a == b) {
        if run[0].1 {
            text.extend(run.iter().map(|(cells, _)| draw_row(cells, width, look)));
        } else {
            let gap = format!("{} equal lines: {}", look.pick("⋮", ":"), run.len());
            text += &row(&[styled(QUIET, gap)], look);
        }
    }
    text
}

fn row(cells: &[String], look: Look) -> String {
    let rule = styled(QUIET, format!(" {} ", look.pick("│", "|")));
    cells.join(&rule).trim_end().to_owned() + "\n"
}

/// As many lines as the highest cell needs.
fn draw_row(cells: &Row, width: usize, look: Look) -> String {
    let cells = cells.iter().map(|cell| match cell {
        Some(line) => draw(&line.signs, width, look),
        None => Vec::new(),
    });
    let cells: Vec<Vec<String>> = cells.collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let lines = (0..height).map(|nth| {
        let blank = || " ".repeat(width);
        let parts = cells
            .iter()
            .map(|cell| cell.get(nth).cloned().unwrap_or_else(blank));
        row(&parts.collect::<Vec<_>>(), look)
    });
    lines.collect()
}

/// For each row: does it differ, or is it near a row that does? If none does,
/// all are kept.
fn is_near(rows: &[Row], context: usize) -> Vec<bool> {
    let differs: Vec<bool> = rows.iter().map(differs).collect();
    let is_near = |nth: usize| {
        let end = (nth + context + 1).min(rows.len());
        differs[nth.saturating_sub(context)..end].contains(&true)
    };
    match differs.contains(&true) {
        true => (0..rows.len()).map(is_near).collect(),
        false => vec![true; rows.len()],
    }
}

/// Lines of exactly `width` columns.
fn draw(signs: &[Sign], width: usize, look: Look) -> Vec<String> {
    let mut drawn = Vec::new();
    for part in wrap(signs, width) {
        let pad = " ".repeat(width.saturating_sub(columns(&part)));
        let (mut line, mut carets) = (String::new(), String::new());
        for (text, differs) in runs(&part) {
            let sign = if differs { "^" } else { " " };
            carets += &sign.repeat(text.width());
            line += &match differs {
                true => styled(DIFFERENT, text),
                false => text,
            };
        }
        drawn.push(line + &pad);
        if !look.colour && carets.contains('^') {
            drawn.push(carets + &pad);
        }
    }
    drawn
}

fn columns(signs: &[Sign]) -> usize {
    signs.iter().map(|(sign, _)| sign.width()).sum()
}

/// Breaks after a space or a parenthesis, or before a method's dot, if there is
/// one; continuation lines are indented further. An empty line stays one.
fn wrap<'a>(signs: &[Sign<'a>], width: usize) -> Vec<Vec<Sign<'a>>> {
    let indent = signs.iter().take_while(|(sign, _)| *sign == " ").count() + 2;
    let mut parts = Vec::new();
    let mut rest = signs.to_vec();
    while columns(&rest) > width {
        let fits = (1..=rest.len()).take_while(|&n| columns(&rest[..n]) <= width);
        let fits = fits.last().unwrap_or(1);
        let is_method = |n: usize| {
            let name = rest.get(n + 1).map_or("", |(sign, _)| sign);
            rest[n].0 == "." && name.starts_with(char::is_alphabetic)
        };
        let breaks = |&n: &usize| matches!(rest[n - 1].0, " " | "(") || is_method(n);
        let at = (1..=fits).rev().find(breaks);
        let at = at.filter(|&at| at > indent + width / 4);
        let below = rest.split_off(at.unwrap_or(fits));
        parts.push(rest);
        rest = vec![(" ", false); indent.min(width / 2)];
        rest.extend(below);
    }
    parts.push(rest);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fixtures::assert_picture;

    const fn version(file: &'static str, source: &'static str) -> Version {
        Version::new(file, source, || std::process::ExitCode::SUCCESS)
    }

    const TOKIO: Version = version("on_tokio.rs", "fn main() {\n    sleep(1).await;\n}\n");
    const SMOL: Version = version(
        "on_smol.rs",
        "fn main() {\n    Timer::after(1).await;\n    drop(2);\n}\n",
    );
    const STD: Version = version("on_std.rs", "fn main() {\n    sleep(1);\n}\n");

    const LOOK: Look = Look::new(64);

    #[test]
    fn words_that_differ_are_marked_and_lines_without_a_twin_too() {
        assert_picture("code", &code(&[&TOKIO, &SMOL], false, LOOK));
    }

    #[test]
    fn a_step_is_shown_beside_the_one_before_and_after_what_both_show() {
        const ONE: Version = version("on_step_1.rs", "a();\nb();\n");
        const TWO: Version = version("on_step_2.rs", "a();\nb();\n");
        const LOOP: &str = "c(); // New!\nd();\ne();\nf();\ng();\nh();\n";
        const MORE: &str = "c();\nd();\ne();\nf();\ng();\nh(1);\n";
        let (one, two) = (ONE.shows(LOOP), TWO.shows(MORE));
        assert_picture("code-steps", &code(&[&one, &two, &ONE], true, LOOK));
        assert_picture("code-one-step", &code(&[&one], true, LOOK));
    }

    #[test]
    fn equal_functions_of_a_version_in_python_share_rows() {
        const RUST: Version = version(
            "on_smol.rs",
            "use a;\npub fn main() {\n    run();\n}\nasync fn wash() {\n}\n\
             /// Holds.\nfn work(n: u32) {",
        );
        const PYTHON: Version = Version::in_python(
            "on_asyncio.py",
            "import a\nimport b\nasync def wash():\n    pass\ndef work(n):\n    \
             pass\nasyncio.run(wash())",
            "",
        );
        assert_picture("code-python", &code(&[&RUST, &PYTHON], false, LOOK));
    }

    /// Headers are aligned line by line, and in a change the lines that are most
    /// alike, if they have something in common.
    #[test]
    fn a_changed_line_does_not_move_equal_lines() {
        const BASE: Version = version(
            "on_tokio.rs",
            "//! On tokio.\n//!\n//! Differs: x.\n\nfn main() {\n    \
             let runtime = Runtime::new().expect(\"threads\");\n    \
             let handle = runtime.spawn(laundry());\n    handle.abort();\n}\nx.abort();\n",
        );
        const OTHER: Version = version(
            "on_smol.rs",
            "//! On smol.\n\nfn main() {\n    let handle = spawn(laundry());\n    \
             // It waits until the task is gone.\n    block_on(handle.cancel());\n}\n(); // x\n",
        );
        let look = Look::new(120);
        let both = [[&BASE, &OTHER], [&OTHER, &BASE]].map(|pair| code(&pair, false, look));
        assert_picture("code-changed", &both.join("\n"));
    }

    #[test]
    fn a_line_is_broken_before_a_method_and_not_before_a_full_stop() {
        const A: Version = version("on_a.rs", "//! It does nothing.\n");
        const B: Version = version("on_b.rs", "runtime_of.spawning(x);\n");
        let broken = [&A, &B].map(|v| code(&[v, v], false, Look::new(41)));
        let narrow = code(&[&STD, &STD], false, Look::new(23));
        assert_picture("code-broken", &(broken.join("\n") + "\n" + &narrow));
    }

    #[test]
    fn a_sign_of_several_characters_has_the_columns_of_the_whole() {
        const BASE: Version = version("on_tokio.rs", "say!(\"❤\u{fe0f}\");\tx\u{202e}");
        const OTHER: Version = version("on_smol.rs", "say!(\"<3\"); x");
        assert_picture("code-signs", &code(&[&BASE, &OTHER], false, LOOK));
    }

    #[test]
    fn a_block_has_as_many_columns_as_fit_and_begins_with_a_runtime() {
        let drawn = [200, 80].map(|width| code(&[&STD, &TOKIO, &SMOL], false, Look::new(width)));
        assert_picture("code-blocks", &drawn.join("\n"));
    }
}
