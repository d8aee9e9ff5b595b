//! `--code`: sources side by side.

use unicode_width::UnicodeWidthStr;

use crate::render::sources::{Line, Row, Sign, blocks, differs, marks, rows};
use crate::render::style::{DIFFERENT, PLAIN, QUIET, STRONG, styled};
use crate::{lesson::Version, text::Look};

/// Columns are side by side only if each is at least this wide.
const COLUMN: usize = 56;

/// Lines of context around a difference between steps.
const ALIKE: usize = 3;

/// The versions' sources in blocks of two or three columns, as many as fit;
/// steps are each beside the one before, and cures beside their bug. What
/// versions show comes before their own sources.
pub(crate) fn code(versions: &[&Version], are_steps: bool, look: Look) -> String {
    let pairs: Vec<&[&Version]> = if versions.iter().any(|version| version.is_cure()) {
        versions.chunk_by(|_, next| next.is_cure()).collect()
    } else if are_steps || versions.len() == 1 {
        versions.windows(versions.len().min(2)).collect()
    } else {
        return in_blocks(versions, |version| version.source.to_owned(), look);
    };
    let shown_and_own: [fn(&Version) -> String; 2] = [
        |version| version.shown.to_owned(),
        |version| version.source.to_owned(),
    ];
    let blocks = pairs.into_iter().flat_map(|versions| {
        let context = (versions.len() > 1).then_some(ALIKE);
        let sources = shown_and_own.map(|source| versions.iter().map(|v| source(v)).collect());
        let is_there = |sources: &Vec<String>| sources.iter().any(|source| !source.is_empty());
        let sources = sources.into_iter().filter(is_there);
        sources.map(move |sources| block(versions, &sources, context, look))
    });
    blocks.collect::<Vec<_>>().join("\n")
}

/// The same without comments, which may reveal what a version does.
pub(crate) fn bare_code(versions: &[&Version], look: Look) -> String {
    in_blocks(versions, bare, look)
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

fn in_blocks(versions: &[&Version], source: fn(&Version) -> String, look: Look) -> String {
    let columns = if look.width >= 3 * COLUMN { 3 } else { 2 };
    let blocks = blocks(versions, columns).into_iter().map(|versions| {
        let sources: Vec<String> = versions.iter().map(|version| source(version)).collect();
        block(&versions, &sources, None, look)
    });
    blocks.collect::<Vec<_>>().join("\n")
}

/// Equal lines are left out if they are more than `context` lines away from a
/// difference.
fn block(versions: &[&Version], sources: &[String], context: Option<usize>, look: Look) -> String {
    let width = (look.width - 3 * (versions.len() - 1)) / versions.len();
    let sources = sources.iter().map(|source| {
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
    let rows = rows(versions, &sources);
    let heads = versions.iter().map(|version| {
        let name = look.cut(&version.runtime(), width);
        let pad = " ".repeat(width - name.width());
        styled(STRONG, name) + &pad
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
    let drawn = |line: &Option<Line>| {
        let line = line.as_ref().map(|line| draw(&line.signs, width, look));
        line.unwrap_or_default()
    };
    let cells: Vec<Vec<String>> = cells.iter().map(drawn).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let lines = (0..height).map(|nth| {
        let blank = || " ".repeat(width);
        let parts = cells.iter().map(|cell| cell.get(nth).cloned());
        let parts = parts.map(|part| part.unwrap_or_else(blank));
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
        for (text, differs) in marks(&part) {
            let (style, sign) = match differs {
                true => (DIFFERENT, "^"),
                false => (PLAIN, " "),
            };
            carets += &sign.repeat(text.width());
            line += &styled(style, text);
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
    use crate::render::fixtures::{assert_picture, version};

    const TOKIO: Version = version("on_tokio.rs", "fn main() {\n    sleep(1).await;\n}\n");
    const SMOL: Version = version(
        "on_smol.rs",
        "fn main() {\n    Timer::after(1).await;\n    drop(2);\n}\n",
    );
    const STD: Version = version("on_std.rs", "fn main() {\n    sleep(1);\n}\n");

    const LOOK: Look = Look::new(64);

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

    /// Words that differ are marked, and lines without a twin, too.
    #[test]
    fn a_block_has_as_many_columns_as_fit_and_begins_with_a_runtime() {
        let drawn = [200, 80].map(|width| code(&[&STD, &TOKIO, &SMOL], false, Look::new(width)));
        assert_picture("code-blocks", &drawn.join("\n"));
    }
}
