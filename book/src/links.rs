//! Links of a document: found, and redirected.

use std::ops::Range;

use crate::Result;

/// Calls a function for the new target of each link that stays in the
/// repository.
pub(crate) fn led_elsewhere(
    document: &str,
    mut other: impl FnMut(&str) -> Result<String>,
) -> Result<String> {
    let mut led = String::new();
    let mut done = 0;
    for range in targets(document) {
        let target = &document[range.clone()];
        if target.contains("://") || target.starts_with('#') {
            continue;
        }
        led += &document[done..range.start];
        led += &other(target)?;
        done = range.end;
    }
    Ok(led + &document[done..])
}

/// Where the targets of links are: `[…](target)` and `[…]: target`, but not in
/// code.
fn targets(document: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut line_begin = 0;
    let mut is_fenced = false;
    let mut is_code = false;
    for line in document.split_inclusive('\n') {
        let is_fence = line.trim_start().starts_with("```");
        is_fenced ^= is_fence;
        if !is_fence && !is_fenced {
            // A code span ends with its paragraph.
            is_code &= !line.trim().is_empty();
            for (begin, end) in of_line(line, &mut is_code) {
                found.push(line_begin + begin..line_begin + end);
            }
        }
        line_begin += line.len();
    }
    found
}

fn of_line(line: &str, is_code: &mut bool) -> Vec<(usize, usize)> {
    let end = line.trim_end().len();
    if line.starts_with('[')
        && let Some(at) = line.find("]: ")
    {
        return vec![(at + 3, end)];
    }
    let mut found = Vec::new();
    for (at, sign) in line.char_indices() {
        *is_code ^= sign == '`';
        if !*is_code && line[at..].starts_with("](") {
            let begin = at + 2;
            let length = line[begin..end].find(')').unwrap_or(end - begin);
            found.push((begin, begin + length));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_redirected_but_not_in_code() {
        let document = "[a](b.md) and [`c`](../d.md#e)\n\n[f]: g.md\n\n\
                        `[h](i.md)`, [j](https://k) and [l](#m)\n\n\
                        ```\n[n](o.md)\n```\n";
        let led = led_elsewhere(document, |target| Ok(format!("<{target}>")));
        let led = led.expect("no target fails");
        assert_eq!(
            led,
            "[a](<b.md>) and [`c`](<../d.md#e>)\n\n[f]: <g.md>\n\n\
             `[h](i.md)`, [j](https://k) and [l](#m)\n\n\
             ```\n[n](o.md)\n```\n"
        );
    }
}
