//! Which lines of two sources belong together: equal lines, and between them
//! the most similar ones.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Lines are similar if at least this share of their words is equal.
const LIKENESS: f64 = 0.45;
/// Added if two lines start with the same word.
const SAME_OPENING: f64 = 0.25;
/// Changes with more line pairs than this are not searched for similar lines.
const PAIRS_AT_MOST: usize = 10_000;

/// How another source is aligned to the base.
pub(crate) struct Alignment {
    /// For each line of the base, the other source's line on the same row.
    pub(crate) twin: Vec<Option<usize>>,
    /// For each line of the base, and for its end: the other source's lines
    /// that come before it and match no line.
    pub(crate) before: Vec<Vec<usize>>,
}

impl Alignment {
    pub(crate) fn new(base: &[&str], other: &[&str]) -> Alignment {
        // Headers differ in each version.
        let (own, theirs) = (header(base), header(other));
        let mut twin: Vec<Option<usize>> = (0..base.len())
            .map(|nth| (nth < own.min(theirs)).then_some(nth))
            .collect();
        let (code, others) = (&base[own..], &other[theirs..]);
        for op in capture_diff_slices(Algorithm::Patience, code, others) {
            let (old, new) = (op.old_range(), op.new_range());
            let pairs = match op {
                DiffOp::Equal { .. } => (0..old.len()).map(|nth| (nth, nth)).collect(),
                _ => alike(&code[old.clone()], &others[new.clone()]),
            };
            for (mine, other) in pairs {
                twin[own + old.start + mine] = Some(theirs + new.start + other);
            }
        }
        let mut before = vec![Vec::new(); base.len() + 1];
        let mut next = 0;
        for (nth, line) in twin.iter().chain([&Some(other.len())]).enumerate() {
            if let Some(line) = line {
                before[nth] = (next..*line).collect();
                next = line + 1;
            }
        }
        Alignment { twin, before }
    }
}

/// The number of lines in the header.
fn header(source: &[&str]) -> usize {
    let lines = source.iter();
    lines.take_while(|line| line.starts_with("//!")).count()
}

/// The order-preserving pairs of lines with the highest total similarity.
fn alike(base: &[&str], other: &[&str]) -> Vec<(usize, usize)> {
    if base.len() * other.len() > PAIRS_AT_MOST {
        return Vec::new();
    }
    best_pairs(base.len(), other.len(), |a, b| {
        let likeness = likeness(base[a], other[b]);
        (likeness >= LIKENESS).then_some(likeness)
    })
}

/// The order-preserving pairs, of one item of `a` and one of `b`, with the
/// highest total score.
fn best_pairs(
    a: usize,
    b: usize,
    score: impl Fn(usize, usize) -> Option<f64>,
) -> Vec<(usize, usize)> {
    // The highest total score of the pairs from here on.
    let mut best = vec![vec![0.0_f64; b + 1]; a + 1];
    let mut is_pair = vec![vec![false; b]; a];
    for i in (0..a).rev() {
        for j in (0..b).rev() {
            let apart = best[i + 1][j].max(best[i][j + 1]);
            let together = score(i, j).map(|s| s + best[i + 1][j + 1]);
            is_pair[i][j] = together.is_some_and(|sum| sum > apart);
            best[i][j] = together.unwrap_or(0.0).max(apart);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a && j < b {
        if is_pair[i][j] {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[i + 1][j] >= best[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// From 0 to 1: how much of both lines occurs in the other one, in the same
/// order. A name counts more than a parenthesis, which all lines have.
fn likeness(a: &str, b: &str) -> f64 {
    // `use`, `let`, `//!`
    let is_opened_alike = a.split_whitespace().next() == b.split_whitespace().next();
    let said = |line| {
        let words = words(line).into_iter();
        let said = words.filter(|word| !word.trim().is_empty());
        said.collect::<Vec<&str>>()
    };
    let (a, b) = (said(a), said(b));
    let weight = |word: &str| match word.chars().next() {
        Some(c) if is_of_name(c) => 4.0,
        _ => 1.0,
    };
    let score = |i: usize, j: usize| (a[i] == b[j]).then(|| weight(a[i]));
    let shared = best_pairs(a.len(), b.len(), score);
    let shared: f64 = shared.into_iter().map(|(i, _)| weight(a[i])).sum();
    let [a, b] = [a, b].map(|words| words.into_iter().map(weight).sum::<f64>());
    // A short line may be a part of a long one. Blank lines are equal.
    let likeness = shared / (a * b).sqrt().max(f64::MIN_POSITIVE);
    let bonus = if is_opened_alike { SAME_OPENING } else { 0.0 };
    (likeness + bonus).min(1.0)
}

/// Names and numbers are words; each other character is a word, too.
pub(crate) fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let length = if is_of_name(first) {
            rest.find(|c| !is_of_name(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(length);
        words.push(word);
        rest = after;
    }
    words
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_occurs_once() {
        let lines = ["f(x)", "g(x)", "", "f(y);", "g(y);"];
        for base in 0..5 {
            for other in 0..5 {
                let base = [&lines[base..], &lines[..base]].concat();
                let other = [&lines[other..], &["z"][..]].concat();
                let alignment = Alignment::new(&base, &other);
                let mut seen: Vec<usize> = alignment.before.concat();
                seen.extend(alignment.twin.iter().flatten());
                seen.sort_unstable();
                assert_eq!(seen, (0..other.len()).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn similarity_is_between_0_and_1() {
        assert_eq!(likeness("a b", "a   b"), 1.0);
        assert_eq!(likeness("", "a"), 0.0);
        assert!(likeness("sleep(1).await;", "Timer::after(1).await;") > 0.5);
        let run = "Runtime::new().expect(\"tokio starts\").block_on(both);";
        assert!(likeness(run, "block_on(both);") > LIKENESS);
        let imports = [
            "use tokio::{runtime::Runtime, time::sleep};",
            "use smol::Timer;",
        ];
        assert!(likeness(imports[0], imports[1]) > LIKENESS);
        assert!(likeness("foo();", "bar.baz();") < LIKENESS);
    }
}
